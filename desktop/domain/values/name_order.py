"""Which word of a name is which: titles in front, letters behind, given name first, particles with the family."""

import re

from desktop.domain.values import name_words as words

_INITIAL = re.compile(r"[^\W\d_]\.?\Z")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff가-힣]")
_PATRONYMIC = ("ович", "евич", "овна", "евна", "ична", "йович", "івна", "ївна")
_ARTICLE = ("al-", "el-", "ال")


def split_titles(tokens: list[str]) -> tuple[list[str], list[str]]:
    """The titles a name begins with, and the rest, which always keeps one word."""
    count = 0
    while count < len(tokens) - 1 and _is_title(tokens, count):
        count += 1
    return tokens[:count], tokens[count:]


def _is_title(tokens: list[str], index: int) -> bool:
    small = tokens[index].lower()
    if index and small in words.TITLE_TAILS:
        return True
    key = small.rstrip(".,")
    if small not in words.TITLES and key not in words.TITLES:
        return False
    if key in words.WEAK_TITLES and "." not in small and len(tokens) - index < 3 and small != "السيد":
        return False
    return small != "m." or not _INITIAL.match(tokens[index + 1])


def split_suffix(tokens: list[str], *, shouted: bool) -> tuple[list[str], str]:
    """The name without the letters behind it, and these letters ("Jr.", "PhD, MBA")."""
    stop = len(tokens)
    while stop > 2 and _is_suffix(tokens[stop - 1], shouted=shouted):
        stop -= 1
    return tokens[:stop], " ".join(token.strip(",") for token in tokens[stop:])


def _is_suffix(token: str, *, shouted: bool) -> bool:
    key = token.replace(".", "").strip(",").lower()
    if key in words.GENERATIONS:
        return True
    if key not in words.DEGREES:
        return False
    return "." in token or (not shouted and sum(map(str.isupper, token)) > 1)


def arrange(tokens: list[str], family_at: tuple[int, int] | None, *, titled: bool) -> tuple[str, str, str]:
    """Given, middle and family name of the words of a name.

    Args:
        family_at: where capitals put the family name, if they did.
        titled: a title stood before, so that a single word is a family name ("Mme Dupont").
    """
    if family_at is not None:
        start, stop = family_at
        rest = tokens[:start] + tokens[stop:]
        return rest[0], " ".join(rest[1:]), " ".join(tokens[start:stop])
    if len(tokens) == 1:
        return ("", "", tokens[0]) if titled else (tokens[0], "", "")
    if len(tokens) == 2 and all(map(_CJK.match, tokens)):
        return tokens[1], "", tokens[0]
    if len(tokens) == 3 and is_patronymic(tokens[2]):
        return tokens[1], tokens[2], tokens[0]
    if _is_all_family(tokens):
        return "", "", " ".join(tokens)
    size = _given_size(tokens)
    given, rest = " ".join(tokens[:size]), tokens[size:]
    if not rest:
        return given, "", ""
    start = _family_start(rest)
    return given, " ".join(rest[:start]), " ".join(rest[start:])


def is_patronymic(token: str) -> bool:
    """Whether a word is a father's name as Russian lists end with ("Иванов Иван Иванович")."""
    return token.lower().endswith(_PATRONYMIC)


def _is_all_family(tokens: list[str]) -> bool:
    """Whether a name begins with particles and so has no given name ("van der Berg", "De la Cruz")."""
    first, second = tokens[0], tokens[1].lower()
    if first.lower() not in words.AFTER_GIVEN:
        return False
    return first.islower() or (len(tokens) > 2 and second in words.AFTER_GIVEN)


def _given_size(tokens: list[str]) -> int:
    """How many words the given name has: one, or more for compounds (Abdel Fattah, عبد الله, Nour al-Din)."""
    first, second = tokens[0].lower(), tokens[1].lower()
    if first not in words.COMPOUNDS:
        return 1
    if second in words.ARTICLES and len(tokens) > 2:
        return 3
    if second.startswith(_ARTICLE):
        return 2
    arabic = not first.isascii()
    if first in words.LOOSE_COMPOUNDS:
        return 1
    return 2 if arabic or len(tokens) > 2 else 1


def _family_start(rest: list[str]) -> int:
    for index, token in enumerate(rest[:-1]):
        small = token.lower()
        if small in words.AFTER_GIVEN:
            return index
        if index and token in words.JOINERS:
            return index - 1
    return len(rest) - 1
