"""The texts a table file may hold: what a spreadsheet cannot keep is taken out before it is written."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without the control characters that no spreadsheet file may contain."""
    return text if text.isprintable() else _UNWRITABLE.sub("", text)
