"""Where one phone ends and the next begins in a cell, and what the words and extensions beside them mean."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from desktop.domain import folding
from desktop.domain.contact import Answers
from desktop.domain.values.listed import listed
from desktop.domain.values.text import is_null

_HARD = re.compile(r"[;|\n؛；]|\s:::\s|\s+(?:or|and|und|oder|et|ou|o|y|e|&|و|او|أو)\s+", re.IGNORECASE)
_SOFT = re.compile(r"[,،，、/]")
_PLUS = re.compile(r"(?<=\d)[\s)]+(?=\+\s?[1-9]|00\s?[1-9](?:[\s().\-]?\d){6})|(?<=\d{6})(?=\+\d)")
_ENDING = re.compile(r"\s*[/,]\s*\d{1,2}\s*\Z")
_NUMBER = re.compile(r"[+(]{0,3}\s*\d(?:[\d\s().\-/‐-―·*]*\d)?")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?\s*E\s*[+]?\s*\d{1,2}\b", re.IGNORECASE)
_VANITY = re.compile(r"\+?[\d(][\d() .\-]*[\d)][ .\-]+[A-Z]{3,}[\dA-Z \-]*\Z")
_EXTENSION = re.compile(
    r"[\s,;.\-(]*(?:\b(?:extension|extensión|extensi[oó]n|extn|ext|poste|durchwahl|dw|apparat|app|nst|nebenstelle|"
    r"klappe|kl|interno|interne|int|anexo|доб|вн)|(?<=[\d\s)])x|#|تحويلة|داخلي)[\s.:]*(\d{1,7})\)?\s*\Z",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?!.*[ )]00 ?[1-9](?:[ ().\-]?\d){6})\(?[0-9][0-9 ().\-]{4,18}[0-9]\Z"
)  # nothing beside the number
_NOT_DIGIT = re.compile(r"[^0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
_PURPOSE: dict[str, str] = {
    **dict.fromkeys(listed("mobile mob cell cellphone cellular m handy mobil mobiltelefon portable gsm movil celular "
                    "محمول جوال موبايل خلوي خليوي المحمول الجوال"), "mobile"),
    **dict.fromkeys(listed("work office business direct w o b dienst dienstlich geschaftlich buro bureau pro "
                    "professionnel trabajo oficina العمل مكتب المكتب عمل"), "work"),
    **dict.fromkeys(listed("home private h privat domicile perso personnel casa particular المنزل منزل"), "home"),
    **dict.fromkeys(listed("switchboard main central zentrale standard centralita centrale السنترال"), "switchboard"),
}  # fmt: skip
_ANSWERS: dict[str, Answers] = {
    **dict.fromkeys(listed("whatsapp wa whatsap wsp واتساب واتس واتسب الواتساب"), "whatsapp"),
    **dict.fromkeys(listed("signal سيجنال سيغنال"), "signal"),
    **dict.fromkeys(listed("fax telefax f telecopie فاكس الفاكس"), "fax"),
    **dict.fromkeys(listed("call calls voice"), "call"),
}  # fmt: skip
_LABELS = listed("tel telephone telefon telefono phone ph t p n no nr number nummer numero num only also and nur auch "
                    "und et y seulement solo the via on هاتف الهاتف تلفون رقم و فقط up")  # fmt: skip


class Part(NamedTuple):
    """One number as typed ("" if the part has none), with what its words say."""

    number: str
    purpose: str = ""
    answers: tuple[Answers, ...] = ()
    extension: str = ""
    beside: str = ""


def plain_digits(text: str) -> str:
    """The digits of a text in 0-9, whatever script they are in."""
    if text.isascii():
        return _NOT_DIGIT.sub("", text)
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def parts(text: str) -> list[Part]:
    """The numbers of a cell in order."""
    if is_null(text):
        return []
    if _BARE.match(text):
        return [Part(text)]
    text = folding.visible(unicodedata.normalize("NFKC", text)).replace("\t", " ").strip().removeprefix("'")
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    text = re.sub(r"\btel:\s*", " ", text, flags=re.IGNORECASE)
    return [_part(piece) for piece in _gather(_pieces(text))]


def _pieces(text: str) -> list[str]:
    soft = (piece for hard in _HARD.split(text) for piece in _by_comma_or_slash(hard))
    return [number for piece in soft for number in _PLUS.split(piece) if number.strip()]


def _by_comma_or_slash(text: str) -> Iterator[str]:
    """The pieces at commas and slashes, except where these only group the digits of one number (030/1234567)."""
    chunks = _SOFT.split(text)
    piece, so_far = chunks[0], _count(chunks[0])
    for separator, chunk in zip(_SOFT.findall(text), chunks[1:], strict=True):
        digits = _count(chunk)
        if digits and (so_far < 7 or digits < 7):
            piece += separator + chunk
            so_far += digits
        else:
            yield piece
            piece, so_far = chunk, digits
    yield piece


def _count(text: str) -> int:
    return sum(char.isdecimal() for char in text)


def _gather(pieces: list[str]) -> list[str]:
    """The pieces with digits, each with the wordy pieces after it (and, for the first, before it)."""
    found: list[str] = []
    waiting = ""
    for piece in pieces:
        digits = _count(piece)
        if digits and (digits > 4 or not _WORD.search(piece)):
            found.append(f"{waiting} {piece}".strip())
            waiting = ""
        elif found:
            found[-1] += f" {piece}"
        else:
            waiting += f" {piece}"
    return found or [waiting.strip()]


def _part(piece: str) -> Part:
    if shortened := _SHORTENED.search(piece):
        return Part(shortened[0])
    if _VANITY.match(piece):
        return Part(piece)
    words, extension = piece, ""
    if ext := _EXTENSION.search(piece):
        head = piece[: ext.start()]
        if _count(head) >= 5:
            words, extension = head, ext[1]
    ending = ""
    if (other := _ENDING.search(words)) and _count(words[: other.start()]) >= 7 and "/" not in words[: other.start()]:
        words, ending = words[: other.start()], other[0].strip()
    number = max(_NUMBER.findall(words), key=_count, default="")
    rest = words.replace(number, " ", 1) if number else words
    purpose, answers, unknown = _meaning(rest)
    beside = " ".join(rest.split()).strip(" ,;:/()-.") if unknown or not number else ""
    return Part(number.strip(), purpose, answers, extension, f"{beside} {ending}".strip())


def _meaning(rest: str) -> tuple[str, tuple[Answers, ...], bool]:
    purpose, answers, unknown = "", list[Answers](), any(char.isdecimal() for char in rest)
    for word in _WORD.findall(rest):
        key = folding.key(word)
        if key in _PURPOSE:
            purpose = purpose or _PURPOSE[key]
        elif key in _ANSWERS:
            answers.append(_ANSWERS[key])
        elif key not in _LABELS:
            unknown = True
    return purpose, tuple(dict.fromkeys(answers)), unknown
