"""Which tables this version of the program knows."""

HEAD = "0002"
"""The newest migration of this version; a test holds it against the scripts."""
