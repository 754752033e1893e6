"""A statement put on paper: plain text, HTML, Word and PDF, all from the same sequence of pieces."""
