"""Where one address ends and the next begins in a cell, and what the words beside them mean."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from desktop.domain import folding
from desktop.domain.contact import Purpose
from desktop.domain.values.email_check import suggestion, validated
from desktop.domain.values.listed import listed
from desktop.domain.values.problem import Problem, shown
from desktop.domain.values.text import is_null

_HIDDEN = re.compile(r"[\[(<]?\s*e-?mail\s+protected\s*[\])>]?", re.IGNORECASE)
_AT = re.compile(r"\s*[\[({<|]\s*(?:at|ät|a|@|arobase|arroba|chez|klammeraffe|آت)\s*[\])}>|]\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[\[({<|]\s*(?:dot|point|punkt|punto|\.)\s*[\])}>|]\s*", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?<!\S)(\S{1,80})\s+(?:at|ät|arobase|arroba)\s+(\S+(?:\s+(?:dot|point|punkt|punto)\s+\S+)+)", re.IGNORECASE
)
_SPOKEN_DOT = re.compile(r"\s+(?:dot|point|punkt|punto)\s+", re.IGNORECASE)
_ANGLE = re.compile(r'(?:"(?P<quoted>[^"]{0,200})" ?|(?P<name>[^<>;|\n"]{0,200}+))<(?P<inner>[^<>]{0,400})>')
_MIDDLE_AT = re.compile(r"[^\s@]@+[^\s@]")
_DOTTED = re.compile(r"\w\.\w")
_GAP = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?: [^<>@]{0,400})?/?>", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;|\n\t؛；]|\s:::\s|\s+[/&+•·]+\s+|/(?=[^/\s]*@)")
_COMMA = re.compile(r"[,،，、]")
_HEADER = re.compile(
    r"^\s*(?:bcc|cc|to|from|subject|reply-to|sender|content-[a-z-]+|mime-version|x-[a-z-]+|received)\s*:",
    re.IGNORECASE,
)
_MAILTO = re.compile(r"mailto:\s*", re.IGNORECASE)
_EDGES = " \t\r\"'`´“”„‘’«»<>()[]{}.,;:!?*•·–—-"
_JOINERS = listed("and or und oder et ou y o e & + و او")
_PURPOSE: dict[str, Purpose] = {
    **dict.fromkeys(listed("work office business professional dienstlich geschaftlich beruflich buro bureau travail "
                    "professionnel pro trabajo oficina العمل عمل"), "work"),
    **dict.fromkeys(listed("home private personal privat personnel perso prive particular casa الشخصي شخصي خاص"),
                    "personal"),
    **dict.fromkeys(listed("desk newsroom newsdesk redaktion redaction redaccion التحرير"), "desk"),
    **dict.fromkeys(listed("safe secure sicher sur securise seguro proton protonmail امن"), "safe"),
}  # fmt: skip
_LABELS = listed("e mail email main primary other old new neu alt second courriel correo adresse address direccion "
                    "البريد بريد الايميل ايميل electronique electronico الالكتروني")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One candidate address ("" if the piece only has problems), what it is for, and what was beside it."""

    address: str
    purpose: Purpose | None = None
    problems: tuple[Problem, ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """The candidates of a cell, in order."""
    text = folding.visible(unicodedata.normalize("NFKC", text.replace("。", ".")))
    text = _TAG.sub("\n", _GAP.sub(lambda gap: "\n" if "\n" in gap[0] else " ", text))
    text, hidden = _HIDDEN.subn("\n", text)
    if hidden:
        yield _trouble("A web page hid this address (“[email protected]”): look it up and type it in.")
    named: list[Piece] = []
    alone = "@" not in _AT.sub("", text)
    for part in _SEPARATOR.split(_without_named(text, named)):
        for word in _by_comma(part):
            if word.startswith("\0"):
                yield named[int(word[1:])]
            elif not is_null(word):
                yield from _words(word, alone=alone)


def _without_named(text: str, named: list[Piece]) -> str:
    """The text with each `Name <address>` replaced by a numbered mark; the pieces go to `named`."""

    def keep(match: re.Match[str]) -> str:
        inner = match["inner"].strip()
        beside = match["quoted"] if match["quoted"] is not None else match["name"]
        if "@" not in inner:
            return match[0]
        before, _, name = beside.rpartition(",") if match["quoted"] is None and "@" in beside else ("", "", beside)
        named.append(_named(inner, name))
        return f"{before}\n\0{len(named) - 1}\n"

    return _ANGLE.sub(keep, text.replace("\0", ""))


def _named(inner: str, name: str) -> Piece:
    address = _bare(inner)
    if "@" in name and _bare(name) != address:
        note = f"{shown(name)} stands as a name before {shown(address)}: only the latter was taken."
        return Piece(address, None, (Problem(note, "warning"),))
    return Piece(address)


def _trouble(message: str, fix: str = "") -> Piece:
    return Piece("", None, (Problem(message, "error", fix),))


def _by_comma(part: str) -> Iterator[str]:
    """The comma-separated parts, except where a comma stands inside what was one address (`noor@bayan,example`)."""
    found: list[str] = []
    for chunk in _COMMA.split(part):
        glued = bool(found) and chunk[:1].strip() != "" and found[-1][-1:].strip() != ""
        if glued and ("@" in found[-1].split()[-1]) != ("@" in chunk.split()[0]):
            found[-1] += f",{chunk}"
        else:
            found.append(chunk)
    yield from found


def _words(part: str, *, alone: bool) -> Iterator[Piece]:
    if _HEADER.match(part):
        yield _trouble(f"{shown(part)} is a line of a mail header, not an address.")
        return
    if "@" not in _AT.sub("", part):
        yield from _unwritten(part, alone=alone)
        return
    tokens = [token for token in part.split() if token.casefold() not in _JOINERS]
    addresses = [token for token in tokens if _MIDDLE_AT.search(token)]
    if len(addresses) < part.count("@") == 1 and len(tokens) > 1:
        yield _trouble(f"{shown(part)} has a blank inside.", _joined(tokens))
    elif not addresses:
        yield _trouble(f"{shown(part)} is not an e-mail address.")
    else:
        yield from _beside(tokens, addresses)


def _joined(tokens: list[str]) -> str:
    at = next(index for index, token in enumerate(tokens) if "@" in token)
    start = at - 1 if tokens[at].startswith("@") else at
    return suggestion(" ".join(tokens[max(0, start) :]))


def _beside(tokens: list[str], addresses: list[str]) -> Iterator[Piece]:
    """The addresses among the words of a piece, with the words that are no labels reported."""
    words = [token for token in tokens if token not in addresses]
    keys = [key for token in words for key in folding.words(token)]
    purpose = next((_PURPOSE[key] for key in keys if key in _PURPOSE), None)
    unknown = [key for key in keys if key not in _PURPOSE and key not in _LABELS]
    if unknown and len(addresses) == 1 and any(map(_is_cut, tokens, tokens[1:])):
        yield _trouble(f"{shown(' '.join(tokens))} has a blank inside.", suggestion(" ".join(tokens)))
        return
    note = Problem(f"{shown(' '.join(words))} beside the address was left out.", "warning")
    for index, token in enumerate(addresses):
        yield _candidate(token, purpose, (note,) if unknown and not index else ())


def _is_cut(left: str, right: str) -> bool:
    """Whether a blank cut an address in two: `jane@news .example`, `jane@news. example`, `jane doe@news.example`."""
    if "@" in left:
        ends_early = "." not in left.rpartition("@")[2] or left[-1] in ".-_"
        return right[0] in ".-_" or (ends_early and right[0].isalnum() and "@" not in right)
    return "@" in right and (left[-1] in "-_" or (left.rstrip(".").isalnum() and left.islower()))


def _candidate(token: str, purpose: Purpose | None, notes: tuple[Problem, ...]) -> Piece:
    if "," in token:
        dotted = suggestion(token.replace(",", ".") + " ")
        return Piece("", None, (*notes, Problem(f"{shown(token)} has a comma inside.", "error", dotted)))
    return Piece(_bare(token), purpose, notes)


def _bare(token: str) -> str:
    """A candidate without `mailto:`, its parameters, a label before a colon, and punctuation around it."""
    text = token.strip()
    if found := _MAILTO.search(text):
        text = unquote(text[found.end() :].partition("?")[0])
        if not text.isprintable():
            return text
    text = text.strip(_EDGES.replace("-", ""))
    label, colon, rest = text.rpartition(":")
    if colon and "@" in rest and "@" not in label:
        text = rest
    return text.strip(_EDGES.replace("-", "")).removesuffix("-")


def _unwritten(part: str, *, alone: bool) -> Iterator[Piece]:
    """What a piece without an @ is: spelled out against robots, a web page, words beside addresses, or nothing."""
    spelled = _DOT.sub(".", _AT.sub("@", part))
    if spoken := _SPOKEN.search(spelled):
        spelled = f"{spoken[1]}@{_SPOKEN_DOT.sub('.', spoken[2])}"
    fix = next((address for token in spelled.split() if (address := validated(_bare(token)))), "")
    words = folding.words(part)
    if fix:
        yield _trouble(f"{shown(part)} is spelled out, not written as an address.", fix)
    elif not alone and all(word in _PURPOSE or word in _LABELS for word in words):
        return
    elif not alone and not _DOTTED.search(part):
        yield Piece("", None, (Problem(f"{shown(part)} beside the address was left out.", "warning"),))
    elif len(part.split()) == 1:
        yield Piece(_bare(part))
    else:
        yield _trouble(f"{shown(part)} is not an e-mail address.")
