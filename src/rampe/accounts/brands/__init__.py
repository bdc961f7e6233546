"""Brand accounts: an account that a team acts as, with a category and a verified site (ACC-04)."""
