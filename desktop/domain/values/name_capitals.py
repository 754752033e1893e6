"""Capitals of names: mended where a sheet shouts or whispers, left alone where they are meant."""

import re

from desktop.domain.values.name_words import ACRONYMS, LOWER

_PART = re.compile(r"[^\W\d_]+(?:['’ʼ](?=[^\W\d_]))?", re.UNICODE)
_SPLIT = re.compile(r"([-'’ʼ.\s]+)")
_MC = re.compile(r"(MC|Mc|mc)(\w{3,})\Z")
_MAC_CAPS = re.compile(r"(Mac|Mc|Fitz|De|Di|Le|La|Van)([A-Z]{2,})\Z")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-ÝĀ-ſΑ-ΩА-Я]")


def is_shouted(token: str) -> bool:
    """Whether a token is written in capitals as a whole (initials such as "J." or "JK" are not)."""
    letters = [char for char in token if char.isalpha()]
    if len(letters) < 2 or not token.isupper() or token.endswith("."):
        return bool(_MAC_CAPS.match(token)) and token[:2] in {"Mc", "Ma"}
    return len(letters) > 2 or bool(_VOWEL.match(letters[1]))


def is_acronym(token: str) -> bool:
    """Whether capitals are meant: BBC, AFP, or a short word without a vowel."""
    if not token.isupper():
        return False
    return token.lower() in ACRONYMS or (2 < len(token) <= 4 and not _VOWEL.search(token))


def mend(token: str, *, first: bool = False) -> str:
    """A shouted or whispered token as names are written: O'Brien, McDonald, Al-Masri, van."""
    if token.lower() in LOWER and not first:
        return token.lower()
    if mixed := _MAC_CAPS.match(token):
        return mixed[1] + mixed[2].capitalize()
    return "".join(_mend_part(part) for part in _SPLIT.split(token))


def _mend_part(part: str) -> str:
    if mc := _MC.match(part):
        return f"Mc{mc[2][0].upper()}{_small(mc[2][1:])}"
    return part[:1].upper() + _small(part[1:])


def _small(text: str) -> str:
    return text.replace("İ", "i").lower()
