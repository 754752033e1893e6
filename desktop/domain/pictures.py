"""How large a picture is, read from its first bytes: no picture is decoded to learn that."""

from desktop.domain.errors import InvalidValue

LEAST, MOST = 16, 8_000
"""Pixels of the shorter and the longer side of a logo."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None for what is neither, or cut short."""
    if content.startswith(_PNG):
        whole = content[12:16] == b"IHDR" and b"IEND" in content[-16:]
        return (_number(content[16:20]), _number(content[20:24])) if whole else None
    return _jpeg_size(content) if content.startswith(_JPEG) else None


def check_logo(name: str, content: bytes) -> None:
    """Refuse what no document could print.

    Raises:
        InvalidValue: it is no PNG or JPEG, damaged, or of a size no logo has.
    """
    size = size_of(content)
    if size is None:
        raise InvalidValue(
            f"“{name}” is not a PNG or JPEG picture, or it is damaged.", _UNCHANGED, "Choose a PNG or JPEG file."
        )
    if min(size) < LEAST or max(size) > MOST:
        raise InvalidValue(
            f"“{name}” has {size[0]} × {size[1]} pixels; a logo has at least {LEAST} and at most {MOST:,} each way.",
            _UNCHANGED,
            "Choose another picture.",
        )


_UNCHANGED = "Nothing was changed."


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == _MARKER:
        mark, length = content[place + 1], _number(content[place + 2 : place + 4])
        if mark in _FRAMES:
            ended = b"\xff\xd9" in content[-64:]
            return (_number(content[place + 7 : place + 9]), _number(content[place + 5 : place + 7])) if ended else None
        place += 2 + length
    return None


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
