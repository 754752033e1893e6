"""The size of a picture from its bytes."""

import struct

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.pictures import check_logo, size_of


def png(width: int, height: int) -> bytes:
    """As much of a PNG as says how large it is."""
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", width, height)
    return start + b"\x08\x06\0\0\0" + b"\0" * 8 + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(width: int, height: int) -> bytes:
    """As much of a JPEG as says how large it is."""
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, height, width) + bytes(4)
    return b"\xff\xd8" + app + frame + bytes(8) + b"\xff\xd9"


def test_png_and_jpeg_say_their_size() -> None:
    assert (size_of(png(120, 40)), size_of(jpeg(300, 200))) == ((120, 40), (300, 200))


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", png(9, 9)[:30], jpeg(9, 9)[:-2], b"\xff\xd8\xff\xe0\x00\x02", b"\xff\xd8\x00" + bytes(20)],
)
def test_what_is_none_or_cut_short_has_no_size(content: bytes) -> None:
    assert size_of(content) is None
    with pytest.raises(InvalidValue, match="is not a PNG or JPEG picture, or it is damaged"):
        check_logo("logo.png", content)


def test_a_logo_has_the_size_of_one() -> None:
    check_logo("logo.png", png(400, 120))
    for size in ((4, 400), (400, 9_000)):
        with pytest.raises(InvalidValue, match="a logo has at least 16 and at most 8,000 each way"):
            check_logo("logo.png", png(*size))
