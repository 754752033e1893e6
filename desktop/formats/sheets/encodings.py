"""In which letters a text file is written: certain, or a question with candidates. Never a silent guess."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from desktop.domain.errors import InvalidValue
from desktop.formats.sheets.letters import MIXED, candidates
from desktop.formats.sheets.nouns import EncodingCandidate, counted

OpenBytes = Callable[[], BinaryIO]  # the content from its start, as often as it is called

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LOOKED_AT = 1 << 16
_LINES_RANKED = 400
_FEW_NULS = 1_000  # up to one NUL in so many bytes is damage, more is no text
_CUT_LETTER = 3  # bytes of a letter that may be missing at the end of a file
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROL = 0.02


@dataclass(frozen=True)
class Letters:
    """How the letters of a file are written. Where `question` is not empty, `encoding` is only a guess."""

    encoding: str
    question: tuple[EncodingCandidate, ...] = ()
    notes: tuple[str, ...] = ()
    drop_nuls: bool = False


class NotText(Exception):
    """The content is no text at all."""


@dataclass(frozen=True)
class _Bytes:
    size: int
    nuls: int
    bad_from: int | None  # where it stops being UTF-8


def recognise(open_bytes: OpenBytes) -> Letters:
    """Find the encoding of a text file from its bytes.

    Raises:
        NotText: it is not a text in any encoding.
    """
    with open_bytes() as file:
        start = file.read(_LOOKED_AT)
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return Letters(encoding, notes=_undecodable(open_bytes, encoding))
    seen = _survey(open_bytes)
    if seen.nuls:
        wide = _utf16(start)
        if wide:
            return Letters(wide, notes=_undecodable(open_bytes, wide))
        if seen.nuls * _FEW_NULS > seen.size + _FEW_NULS:
            raise NotText
    if len(start) - len(start.translate(None, _CONTROL)) - start.count(b"\x00") > len(start) * _MOST_CONTROL:
        raise NotText
    notes = (counted(seen.nuls, "NUL character", "NUL characters"),) if seen.nuls else ()
    if seen.bad_from is None:
        return Letters("utf-8", notes=notes, drop_nuls=bool(seen.nuls))
    if seen.bad_from > 0 and seen.size - seen.bad_from <= _CUT_LETTER and not start.isascii():
        return Letters("utf-8", notes=(*notes, "The file ends in the middle of a letter: it may be cut off"))
    question = _question(open_bytes)
    return Letters(question[0].encoding, question, notes, drop_nuls=bool(seen.nuls))


def chosen(open_bytes: OpenBytes, encoding: str) -> Letters:
    """The letters as a person said they are.

    Raises:
        InvalidValue: there is no such encoding.
    """
    for codec in encoding.split(MIXED):
        try:
            "".encode(codec)
        except (LookupError, ValueError):
            raise InvalidValue(
                f"There is no encoding named ‘{encoding}’.", next_step="Use a name such as utf-8 or windows-1256."
            ) from None
    seen = _survey(open_bytes)
    wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    sure = MIXED in encoding or (encoding in {"utf-8", "utf-8-sig"} and seen.bad_from is None)
    notes = () if sure else _undecodable(open_bytes, encoding)
    return Letters(encoding, notes=notes, drop_nuls=bool(seen.nuls) and not wide)


def lines_of(open_bytes: OpenBytes, letters: Letters) -> Callable[[], Iterator[str]]:
    """The lines of the text, from the first at each call, with the ends they have."""

    def lines() -> Iterator[str]:
        with open_bytes() as file:
            first, _, second = letters.encoding.partition(MIXED)
            if second:
                yield from _mixed_lines(file, second)
                return
            text = io.TextIOWrapper(file, encoding=first, errors="replace", newline="")
            yield from (line.replace("\x00", "") for line in text)

    def plain() -> Iterator[str]:
        return io.TextIOWrapper(open_bytes(), encoding=letters.encoding, errors="replace", newline="")

    return lines if letters.drop_nuls or MIXED in letters.encoding else plain


def _mixed_lines(file: BinaryIO, other: str) -> Iterator[str]:
    for line in file:
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode(other, "replace")
        yield from _LINE.findall(text)


def _survey(open_bytes: OpenBytes) -> _Bytes:
    decoder = codecs.getincrementaldecoder("utf-8")()
    size, nuls, bad = 0, 0, None
    for chunk in _chunks(open_bytes):
        nuls += chunk.count(b"\x00")
        if bad is None:
            kept = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                bad = size - kept + error.start
        size += len(chunk)
    kept = len(decoder.getstate()[0])
    if bad is None and kept:
        bad = size - kept
    return _Bytes(size, nuls, bad)


def _chunks(open_bytes: OpenBytes) -> Iterator[bytes]:
    with open_bytes() as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _undecodable(open_bytes: OpenBytes, encoding: str) -> tuple[str, ...]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(open_bytes):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return ("Some bytes are no letters in this encoding; they are read as �",)
    return ()


def _utf16(start: bytes) -> str:
    """UTF-16 without a mark at its start: the NULs of its blanks and commas stand at every other byte."""
    even, odd = start[0::2].count(b"\x00"), start[1::2].count(b"\x00")
    if max(even, odd) * 20 < len(start) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        return ""
    return encoding if any(mark in text for mark in "\n\r,;\t") else ""


def _question(open_bytes: OpenBytes) -> tuple[EncodingCandidate, ...]:
    """The candidates for the lines that are not UTF-8; first whether the rest of the file is."""
    affected: list[tuple[int, bytes]] = []
    others = 0
    with open_bytes() as file:
        for number, line in enumerate(file, 1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                others += 1
            except UnicodeDecodeError:
                if len(affected) < _LINES_RANKED:
                    affected.append((number, line))
    return candidates(affected, mixed=others > 0)
