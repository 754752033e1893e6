"""Words of shared vocabularies: beats, regions and tags, one spelling each."""

import re
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.values.listed import listed
from desktop.domain.values.text import clean, is_null, split_values

LONGEST_TERM = 100
_STAR = re.compile(r"^[*#•·–-]+\s*(?=\w)")
_KEPT = listed(
    """
    eu un us uk usa uae ngo ngos hiv aids tb it ai ict ip tv pr hr ceo cso csos idp idps lgbt lgbtq lgbtqi lgbti nato
    unhcr unicef unesco ocha who wto imf g7 g20 cop asean opec osce mena wash gbv srhr wps ddr ssr sdg sdgs 5g dei
    brics icc icj ilo fao wfp undp nft cbd ppp sme smes vip
    """
)
_PHRASES = (
    "arts, culture, entertainment and media", "arts, culture and entertainment", "crime, law and justice",
    "disaster, accident and emergency incident", "economy, business and finance", "conflict, war and peace",
    "conflicts, war and peace", "science, technology and health", "arts, culture, divertissement et médias",
    "criminalité, droit et justice", "économie, affaires et finances", "conflits, guerre et paix",
    "artes, cultura, entretenimiento y medios", "crimen, ley y justicia", "economía, negocios y finanzas",
    "conflictos, guerra y paz", "kultur, kunst, unterhaltung und medien", "kriminalität, recht und justiz",
    "wirtschaft, handel und finanzen", "konflikte, krieg und frieden",
    "جريمة، قانون وقضاء", "نزاعات، حرب وسلام", "فنون، ثقافة وترفيه",
)  # fmt: skip
_PHRASE_KEYS = frozenset(map(folding.key, _PHRASES))
_HASHTAGS = re.compile(r"#\S+(?:\s+#\S+)+")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_terms(text: str) -> list[str]:
    """The words of a cell of beats, regions or tags, in order, each once, with sensible capitals."""
    text = clean(text)
    if text[:1] == "#" and _HASHTAGS.fullmatch(text):
        pieces = text.split()
    else:
        pieces = [text] if _is_phrase(text) else split_values(text)
    found: dict[str, str] = {}
    for piece in pieces:
        key, term = _keyed(piece)
        if term:
            found.setdefault(key, term)
    return list(found.values())


def _is_phrase(text: str) -> bool:
    """Whether it is one of the words with commas inside."""
    return ("," in text or "،" in text) and folding.key(text) in _PHRASE_KEYS


@lru_cache(maxsize=20_000)
def _keyed(piece: str) -> tuple[str, str]:
    """One word with what tells it from others."""
    term = read_term(piece)
    return folding.key(term) or term, term


def read_term(text: str) -> str:
    """One word of a vocabulary: "HUMAN RIGHTS" -> "Human rights", "#climate" -> "climate", "EU" stays."""
    term = " ".join(_STAR.sub("", clean(text)).strip(" ,;").split())
    if is_null(term) or not any(map(str.isalnum, term)):
        return ""
    return _calmed(term[:LONGEST_TERM].strip())


def _calmed(term: str) -> str:
    if not term.isupper() or not any(len(word) > 1 for word in _LETTERS.findall(term)):
        return term
    words = _LETTERS.findall(term)
    if len(words) == 1 and len(words[0]) <= 4:  # alone and short: an acronym nobody listed
        return term
    return _LETTERS.sub(lambda match: _calmed_word(match[0], first=match.start() == 0), term)


def _calmed_word(word: str, *, first: bool) -> str:
    if word.lower() in _KEPT:
        return word
    small = word.replace("İ", "i").lower()
    return word[0] + small[1:] if first else small
