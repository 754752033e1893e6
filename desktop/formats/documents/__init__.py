"""Statements as documents: reading those that exist, writing those that may leave."""
