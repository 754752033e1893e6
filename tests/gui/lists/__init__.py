"""The place of lists, clicked as a person would."""
