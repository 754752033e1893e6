"""The statement: its text in parts, its revisions, how a finished text is read, and how versions are compared."""
