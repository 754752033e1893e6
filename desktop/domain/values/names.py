"""Names of people: their parts, their order, and the keys under which the same person can be found again.

Names vary more than rules can: whatever does not fit stays the display name exactly as it was written.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.domain import folding
from desktop.domain.values import name_words as words
from desktop.domain.values.latin import latin_key
from desktop.domain.values.listed import listed
from desktop.domain.values.name_capitals import is_acronym, is_shouted, mend
from desktop.domain.values.name_order import arrange, is_patronymic, split_suffix, split_titles
from desktop.domain.values.text import clean

__all__ = ["PersonName", "key_of_words", "latin_key", "name_key", "name_part", "read_name"]


class PersonName(NamedTuple):
    """A name in parts. `display` is what is shown; it has no title unless there is no other given name."""

    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    display: str = ""


class _Sides(NamedTuple):
    """The two sides of "Family, Given", and the letters behind the name."""

    family: str
    given: str
    suffix: str


LONGEST_NAME = 200
_NOBODY = PersonName()
_SPECIAL = (
    words.TITLES | words.DESK | words.DESK_WEAK | words.PARTICLES | words.GENERATIONS | words.COMPOUNDS | words.JOINERS
)
_ADDRESS = re.compile(r"[<(\[]?\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]]?")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[\"“„«][^\"”“»]*[\"”“»])\s*")
_OPENING = re.compile(r"[(\[\"“„«]")
_SEVERAL = re.compile(r"\s(?:and|und|et|&|\+)\s|[;/|\n\d]", re.IGNORECASE)
_GLUED_TITLE = re.compile(
    r"^((?:(?:dr|prof|mr|mrs|ms|mme|mlle|ing|eng|mag|د|أ|ا|م)\s?[./]\s*)+)(?=[^\W\d_]{2})", re.IGNORECASE
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff가-힣]+\Z")
_COMMA = re.compile(r"[,،，]")
_DOTLESS = listed("د أ ا م")


@lru_cache(maxsize=20_000)
def read_name(text: str) -> PersonName:
    """The parts of a name as one cell holds it: "BERG, Tomas", "Dr. phil. Anna Müller", "السيد أحمد المصري".

    A desk ("Newsdesk", "AFP Beirut") or several people in one cell are a display name without parts; an address or
    a word that means nothing is no name at all.
    """
    if (text.istitle() or "\u0620" < text[:1] < "\u06ff") and (name := _plain_name(text)):
        return name
    if (name := _plain_sides(text) if ", " in text else _plain_titled(text)) is not None:
        return name
    text = " ".join(clean(text).split(" "))
    if "@" in text:
        text = _ADDRESS.sub(" ", text).strip(" ,;-\"'")
    plain = text.strip("\"'“”„«»‘ ,;")
    if not plain:
        return _NOBODY
    if len(plain) > LONGEST_NAME:
        return PersonName(display=plain)
    bare = _ASIDE.sub(" ", plain) if _OPENING.search(plain) else plain
    bare = _GLUED_TITLE.sub(_spaced_titles, " ".join(bare.split()))
    if not bare or _SEVERAL.search(bare) or _is_desk(bare):
        return PersonName(display=" ".join(plain.split()))
    name = _read_parts(bare)
    if _OPENING.search(plain):
        return PersonName(name.given, name.middle, name.family, name.prefix, name.suffix, plain)
    return name


def _plain_name(text: str) -> PersonName | None:
    """The name of two or three ordinary words in order, as most are; None if it needs a closer look."""
    tokens = text.split(" ")
    if not 2 <= len(tokens) <= 3:
        return None
    with_initial = len(tokens) == 3 and _is_initial(tokens[1]) and text.istitle() and text[-1].isalpha()
    for token in (tokens[0], tokens[2]) if with_initial else tokens:
        if token.lower() in _SPECIAL or not (token.isalpha() or _is_glued(token)):
            return None
    if len(tokens) == 2:
        return PersonName(tokens[0], "", tokens[1], "", "", text)
    return None if is_patronymic(tokens[2]) else PersonName(tokens[0], tokens[1], tokens[2], "", "", text)


def _is_initial(token: str) -> bool:
    return len(token) == 2 and token[1] == "." and token[0].isalpha()


def _is_glued(token: str) -> bool:
    """Whether a word is made of several with hyphens or apostrophes inside ("Anne-Marie", "O'Brien")."""
    return token[:1].isalpha() and token.replace("-", "").replace("'", "").isalpha()


def _plain_sides(text: str) -> PersonName | None:
    """The name of "Berg, Tomas", "BERG, Tomas" or "Berg, Tomas L." where both sides are one ordinary word."""
    family, _, given = text.partition(", ")
    given, blank, middle = given.partition(" ")
    if not (family.isalpha() and given.isalpha() and given.istitle() and len(family) > 2):
        return None
    if family.lower() in _SPECIAL or given.lower() in _SPECIAL or given.lower() in words.DEGREES:
        return None
    if blank and not (_is_initial(middle) and text.istitle()):
        return None
    family = mend(family) if is_shouted(family) else family
    return PersonName(given, middle, family, "", "", " ".join(filter(None, (given, middle, family))))


def _plain_titled(text: str) -> PersonName | None:
    """The name of a title and two or three ordinary words ("Dr. Anna Müller")."""
    title, _, rest = text.partition(" ")
    key = title.lower().removesuffix(".")
    if key not in words.TITLES or (key in words.WEAK_TITLES and key != "السيد"):
        return None
    if not (rest.istitle() or "\u0620" < rest[:1] < "\u06ff") or (name := _plain_name(rest)) is None:
        return None
    prefix = f"{title}." if title in _DOTLESS else title
    return PersonName(name.given, name.middle, name.family, prefix, "", name.display)


def name_part(text: str) -> str:
    """The cell of a column that holds only given or only family names, with capitals mended."""
    tokens = clean(text).split()
    if not tokens or not (text.isupper() or any(map(is_shouted, tokens))):
        return " ".join(tokens)
    return " ".join(mend(token, first=index == 0) if is_shouted(token) else token for index, token in enumerate(tokens))


def _spaced_titles(match: re.Match[str]) -> str:
    return " ".join(f"{title}." for title in re.split(r"[\s./]+", match[1]) if title) + " "


def _is_desk(text: str) -> bool:
    tokens = text.split()
    keys = [words.token_key(token) for token in tokens]
    if any(key in words.DESK for key in keys):
        return True
    weak = 0 if "," in text else sum(key in words.DESK_WEAK for key in keys)
    if weak and (weak > 1 or keys[0] in words.DESK_WEAK):
        return True
    return is_acronym(tokens[0]) or (len(tokens) > 1 and tokens[-1].lower() in words.ACRONYMS and tokens[-1].isupper())


def _read_parts(text: str) -> PersonName:
    if _COMMA.search(text):
        sides = _sides(text)
        if sides is None:
            return PersonName(display=text)
        if sides.given:
            return _from_sides(sides)
        text, suffix = sides.family, sides.suffix
    else:
        suffix = ""
    titles, tokens = split_titles(text.split())
    tokens, behind = split_suffix(tokens, shouted=text.isupper())
    tokens, family_at = _mended(tokens)
    given, middle, family = arrange(tokens, family_at, titled=bool(titles))
    if len(tokens) == 1 and _CJK.match(tokens[0]):
        given = ""
    return _composed((given, middle, family), titles, " ".join(filter(None, (behind, suffix))), tokens)


def _sides(text: str) -> _Sides | None:
    """What stands before and after the comma; None when commas mean something else."""
    head, *tails = (part.strip() for part in _COMMA.split(text))
    suffixes: list[str] = []
    given: list[str] = []
    for tail in filter(None, tails):
        tokens, behind = split_suffix(["-", "-", *tail.split()], shouted=False)
        if behind and len(tokens) == 2:
            suffixes.append(behind)
        else:
            given.append(tail)
    if len(given) > 1 or not head:
        return None
    return _Sides(head, given[0] if given else "", " ".join(suffixes))


def _from_sides(sides: _Sides) -> PersonName:
    titles, before = split_titles(sides.family.split())
    more, after = split_titles(sides.given.split())
    (_, *after), behind = split_suffix(["-", *after], shouted=False)
    if all(map(words.is_title, after)):
        before = _mended(before)[0]
        return _composed(arrange(before, None, titled=True), [*titles, *more, *after], sides.suffix, before)
    before = [mend(token, first=False) if _is_loud(token, sides.family) else token for token in before]
    after = [mend(token, first=True) if _is_loud(token, sides.given) else token for token in after]
    trailing = len(after)
    while trailing > 1 and after[trailing - 1].lower() in words.LOWER:
        trailing -= 1  # "Berg, Anna van der"
    family = " ".join([*after[trailing:], *before])
    given, middle = after[0], " ".join(after[1:trailing])
    suffix = " ".join(filter(None, (behind, sides.suffix)))
    return _composed((given, middle, family), [*titles, *more], suffix, [given, middle, family])


def _is_loud(token: str, side: str) -> bool:
    return is_shouted(token) or (side.islower() and token.islower())


def _mended(tokens: list[str]) -> tuple[list[str], tuple[int, int] | None]:
    """The tokens with capitals mended, and where the family name is if capitals said so ("Jean-Luc PICARD")."""
    loud = [is_shouted(token) for token in tokens]
    if len(tokens) > 1 and len(tokens[-1]) == 2 and tokens[-1].isupper() and tokens[-1].isalpha():
        loud[-1] = True  # "Andrew NG"
    if not any(loud):
        if len(tokens) > 1 and all(token.islower() for token in tokens) and tokens[0] not in words.LOWER:
            return [mend(token, first=index == 0) for index, token in enumerate(tokens)], None
        return tokens, None
    quiet = [not flag and any(map(str.islower, token)) for flag, token in zip(loud, tokens, strict=True)]
    mended = [
        mend(token, first=index == 0 and not any(quiet)) if loud[index] or token.islower() else token
        for index, token in enumerate(tokens)
    ]
    if not any(quiet):
        return mended, None
    start, stop = loud.index(True), len(loud) - loud[::-1].index(True)
    if not all(loud[start:stop]) or not (start == 0 or stop == len(tokens)):
        return mended, None
    while start > 1 and tokens[start - 1].lower() in words.PARTICLES:
        start -= 1
    return mended, (start, stop)


def _composed(parts: tuple[str, str, str], titles: list[str], suffix: str, tokens: list[str]) -> PersonName:
    given, middle, family = parts
    prefix = " ".join(f"{title}." if title in _DOTLESS else title for title in titles)
    shown = " ".join(tokens if all(map(_CJK.match, tokens)) else filter(None, parts))
    generation = [word for word in suffix.split() if word.strip(".").lower() in words.GENERATIONS]
    display = " ".join(filter(None, (prefix if not given and family else "", shown, *generation)))
    return PersonName(given, middle, family, prefix, suffix, display)


def name_key(text: str) -> str:
    """The order-free key under which a name meets itself: folded words sorted, without titles and particles."""
    return key_of_words(folding.words(text))


def key_of_words(found: Sequence[str]) -> str:
    """The same for a name whose folded words are known."""
    start = 0
    while start < len(found) - 2 and found[start] in words.LEADING_TITLES:
        start += 1
    kept = [
        word[2:] if word[:2] == "ال" and len(word) > 4 else word
        for word in (found[start:] if start else found)
        if word not in words.UNKEYED
    ]
    return " ".join(sorted(kept if len(kept) > 1 else found))
