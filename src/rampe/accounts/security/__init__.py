"""How members keep their account: second factors, step-up, and what they are told about it (D1).

Who has a second factor needs it: a password, or a new one by mail, opens such an account no longer.
"""
