"""Finished texts are read here: from untidy paragraphs to the parts of a statement, with every doubt said."""

from desktop.domain.statement.reading.nouns import PARTS, Confidence, Paragraph, Recognised, ReleaseLine
from desktop.domain.statement.reading.recogniser import recognise

__all__ = ["PARTS", "Confidence", "Paragraph", "Recognised", "ReleaseLine", "recognise"]
