"""Names of organisations in an enumeration: "the A (A), B (B) and C"."""

import re
from dataclasses import replace

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import Introduction, introductions
from desktop.domain.statement.text import Signatory
from desktop.domain.values.places import find_city, read_country

GLUE = re.compile(
    r"\s*(?:,|،|;|؛|\s[–—|•·/]\s|\s(?:and|et|y|e|und|sowie|as well as|together with|along with|alongside|ainsi que"
    r"|jointly with|avec|junto con|gemeinsam mit|&)\s)+\s*(?:(?:and|et|y|und|sowie)\s)?",
)
_LEADING = re.compile(
    r"^(?:(?:à l['’]initiative d[eu]s?|à l['’]appel d[eu]s?|at the initiative of|por iniciativa de|auf initiative von"
    r"|and|the|we|today|together|both|la|le|les|el|los|las|die|der|das|dem|den|et|y|und|nous|nosotros|nosotras"
    r"|wir|l['’]|hoy|heute|aujourd['’]hui|organisations?|organizations?|organizaciones|organisationen|including|namely"
    r"|gemeinsam|juntos|a coalition of|una? coalicion de|the undersigned)\b[\s,:]*)+",
    re.IGNORECASE,
)
_EDGES = ' ,،;:"“”«»()'
_ABBREVIATED = ("e.V.", "e. V.", "Inc.", "Ltd.", "a.s.b.l.")
MOST_LED = 3
"""Words in small letters that may stand before a name."""

_PREPOSITIONS = frozenset(
    [
        "on",
        "after",
        "following",
        "ahead",
        "amid",
        "during",
        "since",
        "despite",
        "with",
        "at",
        "as",
        "before",
        "when",
        "anlasslich",
        "angesichts",
        "nach",
        "vor",
        "zum",
        "zur",
        "bei",
        "im",
        "am",
        "auf",
        "face",
        "alors",
        "depuis",
        "apres",
        "suite",
        "ante",
        "tras",
        "frente",
        "desde",
        "con",
        "dans",
        "lors",
    ]
)
_GENERIC = frozenset(
    {"groups", "organisations", "organizations", "associations", "ngos", "unions", "bodies", "agencies"}
)
"""Words that begin a clause before the names: "On World Press Day, the A and B"."""

_MOST_WORDS, _SHORT_NAME = 14, 6
_ELISION = re.compile(r"^[ldsLDS]['’](?=\w)")
_LED_BY = re.compile(
    r"\b(?:led|convened|coordinated|organi[sz]ed|backed|signed|initiated) by(?: the)?\s*$"
    r"|\b(?:including|notamment|darunter|among them|entre ellas|entre ellos|dont)(?: the| la| le| el| die| der)?\s*$"
)
_PAIRED = re.compile(r"(?<=\b[Tt]he )(?P<one>[A-Z][\w’'-]+) (?P<and>and|&) (?=[A-Z][\w’'-]+ (?!and\b)[A-Z])")
_MARK = re.compile(r"\x01(\d+)\x01")


def names_in(subject: str, found: list[Introduction]) -> list[Signatory]:
    """The names of an enumeration; nothing if it holds anything that is no name."""
    masked, at = "", 0
    for place, one in enumerate(found):
        masked += f"{subject[at : one.start]}\x01{place}\x01"
        at = one.end
    masked += subject[at:]
    masked = _PAIRED.sub(
        lambda pair: pair[0] if _is_noun(pair["one"]) else f"{pair['one']}\x03{pair['and']}\x03", masked
    )
    names: list[Signatory] = []
    whole = True  # the enumeration is nothing but names
    for chunk in (piece.replace("\x03", " ") for piece in GLUE.split(masked)):
        if mark := _MARK.search(chunk):
            one = found[int(mark[1])]
            if is_object(chunk[: mark.start()]):
                continue
            names.append(Signatory(one.name, one.acronym))
        elif name := name_of(chunk) or (_listed_name(chunk) if names else ""):
            names.append(Signatory(name))
        elif words.spans(chunk):
            whole = False
    names = [one for one in names if one.acronym or not _is_region(one)] if len(names) > 1 else names
    named = any(one.acronym or words.names_organisation(one.name) for one in names)
    return names if named or (len(names) > 1 and whole and not any(map(_is_place, names))) else []


def _is_noun(word: str) -> bool:
    return folding.key(word) in words.listed("organisation_nouns")


def names_between(sentence: str) -> list[Signatory]:
    """The names from the first that is introduced with an acronym to the last, with those between them."""
    found = introductions(sentence)
    if len(found) < 2:  # noqa: PLR2004
        return []
    start, end = found[0].start, found[-1].end
    shifted = [replace(one, start=one.start - start, end=one.end - start) for one in found]
    return names_in(sentence[start:end], shifted)


def _is_region(one: Signatory) -> bool:
    """Such as “Europe” of "physicians across North America and Europe"."""
    return folding.key(one.name) in words.phrases("regions")


def _is_place(one: Signatory) -> bool:
    return read_country(one.name) is not None or find_city(one.name) is not None


def is_object(before: str) -> bool:
    """Whether the words before a name make it somebody spoken to or about."""
    keys = [word for word, start, _ in words.spans(before) if before[start].islower()]
    if _LED_BY.search(before):
        return False
    return any(key in words.phrases("objects") or key in words.listed("issue_verbs") for key in keys[-4:])


def _listed_name(chunk: str) -> str:
    """A name that only its place in a list tells: "Santé pour tous 48", "Vivamos Humanos"."""
    bare = unled(chunk)
    tokens = words.spans(bare)
    plain = bare[:1].isupper() and len(tokens) <= _SHORT_NAME and not words.contains(bare, "says")
    verbs = any(word in words.listed("issue_verbs") and bare[start].islower() for word, start, _ in tokens)
    return bare if plain and tokens and not verbs and not speaks_of_somebody(bare) else ""


def name_of(chunk: str) -> str:
    """The name of an organisation without acronym, or ""."""
    bare = unled(chunk)
    tokens = bare.split()
    while len(tokens) > 1 and tokens[0].islower() and len(bare.split()) - len(tokens) < MOST_LED:
        tokens = tokens[1:]  # "syndicales CSH", "the medical charity Oxbow"
    bare = " ".join(tokens)
    if not 0 < len(tokens) <= _MOST_WORDS or not tokens[0][:1].isupper():
        return ""
    capitals = sum(_ELISION.sub("", token)[:1].isupper() for token in tokens)
    noun = words.names_organisation(bare)
    if len(tokens) == 1 and folding.key(bare) in words.listed("organisation_nouns") and not bare.isupper():
        return ""
    if (
        folding.key(tokens[0]) in _PREPOSITIONS
        or tokens[0] in {"À", "Au", "Aux"}
        or (folding.key(tokens[-1]) in _GENERIC and tokens[-1].islower())
    ):
        return ""
    if len(tokens) == 1 and not noun and not (bare.isupper() and len(bare) > 2):  # noqa: PLR2004
        return ""
    if (not noun and capitals < len(tokens) - 2) or (
        capitals == 1 and any(token.isdecimal() for token in tokens[1:-1])
    ):
        return ""
    if words.contains(bare, "signatures") or speaks_of_somebody(bare):
        return ""
    return bare if noun or capitals > 1 or bare.isupper() else ""


def speaks_of_somebody(text: str) -> bool:
    """Whether a piece speaks of a day or a person rather than naming an organisation."""
    return any(
        word in words.months()
        or word in words.weekdays()
        or (
            word in words.listed("roles")
            and word not in words.listed("organisation_nouns")
            and word not in words.phrases("departments")
        )
        for word, _, _ in words.spans(text)
    )


def unled(text: str) -> str:
    bare = _LEADING.sub("", text.strip(_EDGES)).strip(_EDGES)
    return bare if bare.endswith(_ABBREVIATED) else bare.rstrip(".")
