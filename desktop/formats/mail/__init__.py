"""Mails as files."""
