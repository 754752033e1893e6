"""The nouns and the rules: plain Python that knows no Qt, no SQL and no files.

May import the standard library and small pure libraries (phonenumbers, rapidfuzz, email-validator, babel, tzdata).
"""
