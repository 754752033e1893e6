"""The import page, clicked as a person would."""
