"""Visible text: cells as a person reads them, without marks nobody sees and words that mean "nothing"."""

import csv
import datetime as dt
import math
import re
import unicodedata

from desktop.domain.folding import visible
from desktop.domain.values.listed import listed
from desktop.domain.values.mojibake import repair_mojibake
from desktop.domain.values.problem import Cell

__all__ = ["Cell", "clean", "is_null", "repair_mojibake", "split_values"]

_NULL_WORDS = listed(
    """
    n/a na n.a. n.a n/d nd null none nan nil (null) (none) (blank) (empty) <null> undefined
    #n/a #name? #ref! #value! #div/0! #null! #num! #error! #nv #wert! #bezug! #valeur! #¡valor!
    tbd tba tbc t.b.d. t.b.a. t.b.c. - -- --- – — . .. ... … _ __ ? ?? ??? / // * ** x/x
    0/0/00 0/0/0000 00/00/00 00/00/0000 0000-00-00
    k.a. k.a keine ohne s/o s.o. aucun aucune néant ninguno ninguna s/d s.d. unbekannt inconnu desconocido unknown
    """
) | {
    "not available", "not applicable", "not known", "to be confirmed", "to be decided", "to be determined",
    "keine angabe", "nicht bekannt", "nicht vorhanden", "non disponible", "sans objet", "no disponible", "no aplica",
    "sin datos", "لا يوجد", "لا توجد", "غير متوفر", "غير متاح", "غير معروف", "لا ينطبق", "- -",
}  # fmt: skip
_NULL_LENGTH = max(map(len, _NULL_WORDS))
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]|_x000[dD]_(?:\n|_x000[aA]_)?|_x000[aA]_")
_BLANKS = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]|_x0009_")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb]")
_UNTIDY = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff"
    r"\ufeff\ufff9-\ufffb]|_x000"
)
_GUARD = re.compile(r"'(?!'|[tsnk](?:\b|-)|[^']*'\Z)", re.IGNORECASE)  # not "'t Hooft", "'s-Gravenhage", "'quoted'"
_STRONG = re.compile(r"\s:::\s|[\n;؛；|]")
_COMMA = re.compile(r"(?<!\\)[,،，、](?!\d{3}\b)")
_SLASH = re.compile(r"\s+/\s+|(?<=[^\W\d_])/(?=[^\W\d_])")
_QUOTED = re.compile(r'\s*"[^"]*"\s*(,\s*"[^"]*"\s*)*')


def clean(value: Cell) -> str:
    r"""The visible text of a cell: trimmed, no invisible or direction marks, "" for words that mean nothing.

    Line breaks stay (as `\n`); whole floats come as integers, dates as ISO dates.
    """
    text = value if isinstance(value, str) else _plain(value)
    if not (text.isascii() and text.isprintable() and "_" not in text) and _is_untidy(text):
        text = _tidy(text)
    text = text.strip()
    if "'" in text and text[0] == "'" and _GUARD.match(text):
        text = text[1:].lstrip()
    return "" if len(text) <= _NULL_LENGTH and text.casefold() in _NULL_WORDS and text != "Na" else text


def _is_untidy(text: str) -> bool:
    if text.isprintable() and "_x000" not in text:  # what cannot be printed is more than what is untidy
        return not (text.isascii() or unicodedata.is_normalized("NFC", text))
    return _UNTIDY.search(text) is not None or not unicodedata.is_normalized("NFC", text)


def _plain(value: float | dt.date | dt.time | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, dt.time):
        return value.isoformat("seconds" if value.second else "minutes")
    return str(value)


def _tidy(text: str) -> str:
    text = _BLANKS.sub(" ", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", visible(_CONTROLS.sub("", text)))


def is_null(text: str) -> bool:
    """Whether the whole text is nothing, or a word that means nothing ("n/a", "null", "-", "TBD", "#N/A").

    "Na" with one capital is a name and stays.
    """
    short = text.strip()
    return not short or (short.casefold() in _NULL_WORDS and short != "Na")


def split_values(text: str) -> list[str]:
    r"""The values of one cell that holds several, in order, without empty ones and repetitions.

    Line breaks, semicolons, bars and Google's ` ::: ` come first; a cell without them is split at commas, one
    without commas at slashes. "and" never splits ("Arts and culture"), nor does `\,` or an acronym pair (HIV/AIDS).
    """
    if '"' in text and _QUOTED.fullmatch(text):
        pieces = next(csv.reader([text.strip()], skipinitialspace=True))
    elif _STRONG.search(text):
        pieces = _STRONG.split(text)
    elif _COMMA.search(text):
        pieces = _COMMA.split(text)
    elif "/" in text and "://" not in text:
        pieces = [text] if _is_acronym_pair(text) else _SLASH.split(text)
    else:
        pieces = [text]
    found = (piece.replace("\\,", ",").strip(" \t\n\"'") for piece in pieces)
    return list(dict.fromkeys(piece for piece in found if not is_null(piece)))


def _is_acronym_pair(text: str) -> bool:
    return " " not in text.strip() and text.isupper()
