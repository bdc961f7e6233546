"""The one linear history of the database schema, applied by `rampe up` under a lock."""
