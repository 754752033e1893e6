"""A crude consonant skeleton in Latin letters, so that one name in two scripts can be proposed as the same person."""

import re

from desktop.domain import folding
from desktop.domain.values import name_words as words

_SOUNDS = (
    ("tch", "x"), ("tsch", "x"), ("sch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "g"), ("dj", "g"),
    ("dh", "z"), ("th", "t"), ("zh", "z"), ("ph", "f"), ("ts", "s"), ("ck", "k"), ("qu", "k"),
)  # fmt: skip
_DIGRAPHS = re.compile("|".join(sound for sound, _ in sorted(_SOUNDS, key=lambda pair: -len(pair[0]))))
_AS = dict(_SOUNDS)
_SOFT_C = re.compile(r"c(?=[eiy])")
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("aeiouyw", None), "c": "k", "q": "k", "j": "g", "v": "f", "p": "b",
        **dict.fromkeys("اويىعءئؤة", None), "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "g", "چ": "x", "ح": "h",
        "خ": "k", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "z", "س": "s", "ش": "x", "ص": "s", "ض": "d",
        "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m",
        "ن": "n", "ه": "h",
        **dict.fromkeys("аеёиоуыэюяйьъіїє", None), "б": "b", "в": "f", "г": "g", "ґ": "g", "д": "d", "ж": "z",
        "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "b", "р": "r", "с": "s", "т": "t", "ф": "f",
        "х": "k", "ц": "s", "ч": "x", "ш": "x", "щ": "x",
        **dict.fromkeys("αεηιουω", None), "β": "f", "γ": "g", "δ": "d", "ζ": "z", "θ": "t", "κ": "k", "λ": "l",
        "μ": "m", "ν": "n", "ξ": "ks", "π": "b", "ρ": "r", "σ": "s", "τ": "t", "φ": "f", "χ": "k", "ψ": "bs",
    }
)  # fmt: skip
_LATIN = re.compile(r"[a-z]+\Z")
_DOUBLE = re.compile(r"(.)\1+")
_SERVANT = re.compile(r"abd(?:[aeou]{1,2}[lr]?|u)?(?=[a-z]{3})")


def latin_key(text: str) -> str:
    """The order-free skeleton of a name: `ليلى حداد`, `Layla Haddad` and `Haddad, Leila` give one key.

    It is coarse on purpose (it proposes, it never decides) and "" where less than two words or three sounds are left.
    """
    kept = [word for word in folding.words(text) if word not in words.UNKEYED]
    skeletons = sorted(filter(None, (skeleton for word in kept for skeleton in _skeletons(word))))
    return " ".join(skeletons) if len(skeletons) > 1 and sum(map(len, skeletons)) > 2 else ""


def _skeletons(word: str) -> list[str]:
    if _LATIN.match(word):
        if word in words.COMPOUNDS and word.startswith("abd"):
            return ["bd"]
        if (servant := _SERVANT.match(word)) and len(word) > 6:
            return ["bd", *_skeletons(word[servant.end() :])]
        word = _SOFT_C.sub("s", _DIGRAPHS.sub(lambda sound: _AS[sound[0]], word))
    elif len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    sounds = _DOUBLE.sub(r"\1", word).removesuffix("h").removesuffix("ه").translate(_LETTERS)
    return [sounds or "-"]
