"""Search: accounts, videos and hashtags found as one types, accents and typos forgiven."""
