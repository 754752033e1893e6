"""Which organisations issue a text: its list of signatories, else the subject of its first sentences."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import SMALL, Introduction, arabic_noun, introductions
from desktop.domain.statement.reading.days import find_day
from desktop.domain.statement.reading.nouns import Confidence
from desktop.domain.statement.text import Signatory

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?؟])\s+(?=[^\W\d_])|(?<=[)”»][.!?])\s+")
_GLUE = re.compile(
    r"\s*(?:,|،|;|؛|\s[–—|•·/]\s|\s(?:and|et|y|e|und|sowie|as well as|together with|along with|alongside|ainsi que|jointly with|avec|junto con|gemeinsam mit|&)\s)+\s*(?:(?:and|et|y|und|sowie)\s)?",
)
_LEADING = re.compile(
    r"^(?:(?:and|the|we|today|together|both|la|le|les|el|los|las|die|der|das|dem|den|et|y|und|nous|nosotros|nosotras|wir|l['’]|hoy|heute|aujourd['’]hui|organisations?|organizations?|"
    r"organizaciones|organisationen|including|namely|gemeinsam|juntos|a coalition of|una? coalicion de|[Tt]he undersigned)\b[\s,:]*)+",
    re.IGNORECASE,
)
_FEW_WORDS, _MOST_WORDS, _MOST_LED = 1, 14, 3
_FIRST_PARAGRAPHS = 4
_EDGES = ' ,،;:"“”«»()'
_ABBREVIATED = ("e.V.", "e. V.", "Inc.", "Ltd.", "a.s.b.l.")
_SAME = 94  # per cent of letters that agree: "Deutschen Hebammenbund", "Deutsche Hebammenbund"
_PRONOUN, _MOST_VERBS, _LONG_ARABIC, _SHORT_NAME = 2, 6, 6, 6
_VERB_SUBJECT = re.compile(
    r"\w+(?=\s(?:der|die|das)\s)\s(?P<names>.{5,400}?)(?=:|$|\sdass\s|\sgemeinsam\b|\sheute\b|\svor\b|\sdie\s[a-z])"
)
_BY = frozenset({"by", "from", "von", "par", "de", "der", "du", "des", "من"})
_OBJECT = frozenset("by against on upon to from par contre por contra von gegen durch al a con at".split())
_PARTICLES = re.compile(r"(?:\s(?:من|في|على|عن|إلى|الى|مع|أن|ان))+$")
_ARABIC = re.compile("[\u0620-\u064a]")
_ENTRY_TAIL = re.compile(r"\s*(?:[,،]|\s[–—-]|\s\|)\s+(?P<tail>[^,،–—|]+)$")
_COUNTRY_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]{2,40})\)\s*$")
_UNDERSIGNED = frozenset({"undersigned", "undersigned organisations", "undersigned organizations"})


@dataclass(frozen=True, slots=True)
class Found:
    """The organisations with how sure they are. `listed`: they come from a list of signatories."""

    organisations: tuple[Signatory, ...]
    confidence: Confidence


def find_organisations(signatories: Sequence[str], opening: Sequence[str], whole: Sequence[str]) -> Found:
    """The organisations that issue the text.

    Args:
        signatories: the lines of its list of signatories.
        opening: headline, bylines and first paragraphs, in order.
        whole: every paragraph, for full names and acronyms introduced anywhere.
    """
    known = [one for text in whole for one in introductions(text)]
    listed = _distinct(one for line in signatories for one in entry(line))
    if len(listed) > 1 or (listed and not opening):
        filled = tuple(_filled(one, known) for one in listed)
        return Found(_distinct(filled), Confidence.SURE)
    for text in opening[: _FIRST_PARAGRAPHS + 2]:
        found = _distinct(_filled(one, known) for one in issuers(text))
        if len(found) > 1 or (found and found[0].acronym):
            sure = all(one.acronym for one in found)
            return Found(_distinct((*found, *listed)), Confidence.SURE if sure else Confidence.LIKELY)
    if listed:
        return Found(tuple(_filled(one, known) for one in listed), Confidence.LIKELY)
    if found := _distinct(_filled(one, known) for text in opening for one in issuers(text)):
        return Found(found, Confidence.LIKELY)
    guessed = _distinct(Signatory(one.name, one.acronym) for text in opening[:3] for one in introductions(text))
    return Found(guessed, Confidence.CHECK)


def issuers(text: str) -> list[Signatory]:
    """The organisations that a sentence of the text's beginning has as its subject, or names after "by"."""
    for sentence in _SENTENCE.split(text)[:3]:
        byline = _after_byline(sentence)
        if byline and (found := _names(byline, introductions(byline))):
            return found
        found = _arabic_subject(sentence) if _ARABIC.search(sentence[:60]) else _subject(sentence)
        if found:
            return found
    return []


def entry(line: str) -> list[Signatory]:
    """The organisations of one line of a list of signatories."""
    bare = _undated(line.strip(" \t-–—•*·,;،؛"))
    if not bare or len(bare) > 400:  # noqa: PLR2004
        return []
    if house := _of_person(bare):
        return house
    if bare.count(",") + bare.count(";") + bare.count("،") > 1 and len(bare.split()) > 8:  # noqa: PLR2004
        separator = ";" if ";" in bare else ("،" if "،" in bare else ",")
        return [
            one
            for piece in bare.split(separator)
            for one in entry(piece.strip().removeprefix("and ").removeprefix("et "))
        ]
    if found := introductions(bare):
        one = found[0]
        return [Signatory(one.name if one.matched else _unled(bare[: bare.find("(")]) or one.name, one.acronym)]
    bare = _COUNTRY_IN_BRACKETS.sub("", bare)
    tail = _ENTRY_TAIL.search(bare)
    if tail:
        head = bare[: tail.start()]
        if _acronym_like(tail["tail"]):
            return [Signatory(head, tail["tail"])]
        if _acronym_like(head) and len(tail["tail"].split()) > 1:
            return [Signatory(tail["tail"].strip(), head)]
        bare = tail["tail"] if _is_organisation(tail["tail"]) and not _is_organisation(head) else head
    bare = re.sub(r"^(?:and|et|und|for|on behalf of)\s(?:the\s)?", "", bare)
    return (
        [Signatory(bare)] if bare and any(char.isalpha() for char in bare) and len(bare.split()) <= _MOST_WORDS else []
    )


def _undated(text: str) -> str:
    """ "Issued by the Fund on 19 September 2024" without the day."""
    day = find_day(text)
    return (
        re.sub(r"\s*(?:[,،]|\b(?:on|le|am|den|el|في|بتاريخ))?\s*$", "", text[: day.start])
        if day and day.start
        else text
    )


def _of_person(line: str) -> list[Signatory]:
    """ "Carl Reuter, Director General, Winter Aid International": the organisation that somebody signs for."""
    pieces = [piece.strip() for piece in re.split(r"[,،]|\s[–—|-]\s", line) if piece.strip()]
    roles = [place for place, piece in enumerate(pieces) if _is_role(piece)]
    if not roles or len(pieces) < 2:  # noqa: PLR2004
        return []
    after = [piece for piece in pieces[roles[-1] + 1 :] if not find_words(piece)]
    if after:
        return [one for piece in after[:1] for one in entry(piece)]
    tail = re.search(
        r"\s(?:of|at|for|de|du|des|del|von|der|des|bei)\s(?:the\s|la\s|l['’])?(?P<house>[A-ZÀ-Þ].*)$", pieces[roles[-1]]
    )
    return entry(tail["house"]) if tail else []


def _is_role(piece: str) -> bool:
    """Whether a piece begins as a title does; the second word decides for "Executive Director" and the like."""
    keys = [word for word, _, _ in words.spans(piece)][:2]
    return any(key in words.listed("roles") for key in keys) and keys[0] not in words.listed("organisation_nouns")


def _acronym_like(text: str) -> bool:
    return text.isupper() and 2 <= len(text.strip()) <= 10 and " " not in text.strip()  # noqa: PLR2004


def _after_byline(sentence: str) -> str:
    tokens = words.spans(sentence[:200])
    known = words.phrases("bylines")
    for place in range(min(len(tokens), 14)):
        for count in range(5, 1, -1):
            if " ".join(word for word, _, _ in tokens[place : place + count]) in known and place + count <= len(tokens):
                return _until_verb(sentence[tokens[place + count - 1][2] :])
    labelled = words.opening(sentence, "joint_statement", "statement", "release")
    after = words.spans(labelled[1])[:1] if labelled else []
    return _until_verb(labelled[1][after[0][2] :]) if labelled and after and after[0][0] in _BY else ""


def _until_verb(text: str) -> str:
    for word, start, _ in words.spans(text):
        if (word in words.listed("issue_verbs") and text[start].islower()) or word in {
            "regarding",
            "about",
            "concerning",
            "zu",
            "zur",
            "sobre",
            "sur",
        }:
            return text[:start]
    return text


def _subject(sentence: str) -> list[Signatory]:
    """ "The A (A), B (B) and C call on ...": the names before the verb."""
    found, tries = introductions(sentence), 0
    for word, start, _ in words.spans(sentence[:900]):
        covered = any(one.start <= start < one.end for one in found)
        if covered or word not in words.listed("issue_verbs") or sentence[start].isupper():
            continue
        subject = sentence[:start]
        names = _names(subject, [one for one in found if one.end <= start])
        if names:
            return names
        if names := _inverted(sentence, start, found):
            return names
        tries += 1
        if len(subject.split()) <= _PRONOUN or tries > _MOST_VERBS:
            return []
    return _enumerated(sentence, found)


def _enumerated(sentence: str, found: list[Introduction]) -> list[Signatory]:
    """The names a sentence begins with, where its verb is none we know: up to the first chunk that is no name."""
    names: list[Signatory] = []
    at = 0
    for match in (*_GLUE.finditer(sentence[:900]), None):
        end = match.start() if match else len(sentence)
        inside = next((one for one in found if at <= one.start < end), None)
        if (
            inside is not None
            and not _is_object(sentence[at : inside.start])
            and len(sentence[at : inside.start].split()) < _MOST_LED
        ):
            names.append(Signatory(inside.name, inside.acronym))
            end = max(end, inside.end)
            if sentence[inside.end : end].strip():
                break
        elif name := _name(_before_small(sentence[at:end])):
            names.append(Signatory(name))
        elif at or not _is_short(sentence[at:end]):
            break
        if match is None:
            break
        at = match.end()
    return names if len(names) > 1 else []


def _is_short(text: str) -> bool:
    return len(text.split()) < _MOST_LED


def _before_small(chunk: str) -> str:
    """A chunk up to the first word in small letters that is no part of a name."""
    tokens = _unled(chunk).split()
    for place, token in enumerate(tokens):
        if token.islower() and folding.key(token) not in SMALL:
            return " ".join(tokens[:place])
    return " ".join(tokens)


def _inverted(sentence: str, at: int, found: list[Introduction]) -> list[Signatory]:
    """ "Heute erklären der Rat, die Hilfe (H) und das Netz:": in German the subject may follow its verb."""
    match = _VERB_SUBJECT.match(sentence, at)
    if match is None:
        return []
    start, end = match.start("names"), match.end("names")
    shifted = [
        replace(one, start=one.start - start, end=one.end - start)
        for one in found
        if start <= one.start and one.end <= end
    ]
    names = _names(match["names"], shifted)
    return names if len(names) > 1 else []


def _names(subject: str, found: list[Introduction]) -> list[Signatory]:
    """The names of an enumeration; nothing if it holds anything that is no name."""
    masked, at = "", 0
    for place, one in enumerate(found):
        masked += f"{subject[at : one.start]}\x01{place}\x01"
        at = one.end
    masked += subject[at:]
    names: list[Signatory] = []
    for chunk in _GLUE.split(masked):
        if mark := re.search(r"\x01(\d+)\x01", chunk):
            one = found[int(mark[1])]
            if _is_object(chunk[: mark.start()]):
                continue
            names.append(Signatory(one.name, one.acronym))
        elif name := _name(chunk) or (_listed_name(chunk) if names else ""):
            names.append(Signatory(name))
    named = [one for one in names if one.acronym or _is_organisation(one.name)]
    return names if named else []


def _is_object(before: str) -> bool:
    """Whether the words before a name make it somebody spoken to or about."""
    keys = [word for word, start, _ in words.spans(before) if before[start].islower()]
    return any(key in _OBJECT or key in words.listed("issue_verbs") for key in keys[-4:])


def _listed_name(chunk: str) -> str:
    """A name that only its place in a list tells: "Santé pour tous 48", "Vivamos Humanos"."""
    bare = _unled(chunk)
    tokens = words.spans(bare)
    plain = bare[:1].isupper() and len(tokens) <= _SHORT_NAME and not words.contains(bare, "says")
    verbs = any(word in words.listed("issue_verbs") and bare[start].islower() for word, start, _ in tokens)
    return bare if plain and tokens and not verbs and not find_words(bare) else ""


def _name(chunk: str) -> str:
    """The name of an organisation without acronym, or ""."""
    bare = _unled(chunk)
    tokens = bare.split()
    while len(tokens) > 1 and tokens[0].islower() and len(bare.split()) - len(tokens) < _MOST_LED:
        tokens = tokens[1:]  # "syndicales CSH", "the medical charity Oxbow"
    bare = " ".join(tokens)
    if not _FEW_WORDS <= len(tokens) <= _MOST_WORDS or not tokens[0][:1].isupper():
        return ""
    capitals = sum(token[:1].isupper() for token in tokens)
    noun = _is_organisation(bare)
    if len(tokens) == 1 and not noun and not (bare.isupper() and len(bare) > 2):  # noqa: PLR2004
        return ""
    if (not noun and capitals < len(tokens) - 2) or (
        capitals == 1 and any(token.isdecimal() for token in tokens[1:-1])
    ):
        return ""
    if words.contains(bare, "signatures") or find_words(bare):
        return ""
    return bare if noun or capitals > 1 or bare.isupper() else ""


def find_words(text: str) -> bool:
    """Whether a piece speaks of a day or a person rather than naming an organisation."""
    return any(
        word in words.months()
        or word in words.weekdays()
        or word in words.listed("roles")
        and word not in words.listed("organisation_nouns")
        for word, _, _ in words.spans(text)
    )


def _arabic_subject(sentence: str) -> list[Signatory]:
    """ "تدين شبكة ... (ش) واتحاد ... ": the names after the verb, or before it."""
    tokens = words.spans(sentence[:900])
    verbs = words.listed("issue_verbs")
    found = introductions(sentence)
    first = next((place for place, (word, _, _) in enumerate(tokens[:40]) if word in verbs), None)
    if first is None:
        return []
    after = _arabic_names(sentence, tokens[first + 1 :], found)
    return after or _arabic_names(sentence, tokens[:first], found)


def _arabic_names(text: str, tokens: list[tuple[str, int, int]], found: list[Introduction]) -> list[Signatory]:
    names: list[Signatory] = []
    start = end = None
    ends = words.listed("subject_ends")
    for word, begin, stop in tokens:
        inside = next((one for one in found if one.start <= begin < one.end), None)
        if inside is not None:
            if start is not None and end is not None and start < inside.start:
                names.append(Signatory(_trimmed(text[start:end])))
            start = end = None
            made = Signatory(inside.name, inside.acronym)
            names.extend([made] if made not in names else [])
            continue
        prefix = arabic_noun(text[begin:stop])
        broken = end is not None and any(mark in text[end:begin] for mark in ",،:؛(")
        if start is not None and end is not None and (broken or prefix == 1 or word in ends):
            names.append(Signatory(_trimmed(text[start:end])))
            start = None
        if word in ends or word in words.listed("issue_verbs"):
            break
        if start is None and prefix is not None:
            start = begin + prefix
        end = stop
    if start is not None and end is not None:
        name = " ".join(text[start:end].split()[:_LONG_ARABIC])
        names.append(Signatory(_trimmed(name)))
    return [
        one for one in names if len(one.name.split()) > 1 and folding.key(one.name) not in words.phrases("signatures")
    ]


def _trimmed(name: str) -> str:
    return _PARTICLES.sub("", name.strip(' ,،"“”«»'))


def _unled(text: str) -> str:
    bare = _LEADING.sub("", text.strip(_EDGES)).strip(_EDGES)
    return bare if bare.endswith(_ABBREVIATED) else bare.rstrip(".")


def _is_organisation(text: str) -> bool:
    return words.names_organisation(text)


def _filled(one: Signatory, known: Iterable[Introduction]) -> Signatory:
    """Name and acronym completed from where the text introduces them."""
    key = folding.key(one.name)
    for other in known:
        if not one.acronym and fuzz.ratio(folding.key(other.name), key) >= _SAME:
            return Signatory(other.name, other.acronym)
        if key == folding.key(other.acronym):
            return Signatory(other.name, other.acronym)
    return one


def _distinct(found: Iterable[Signatory]) -> tuple[Signatory, ...]:
    kept: dict[str, Signatory] = {}
    for one in found:
        key = folding.key(_unled(one.name)) or folding.key(one.name)
        twin = next(
            (k for k, other in kept.items() if one.acronym and folding.key(other.acronym) == folding.key(one.acronym)),
            key,
        )
        if twin not in kept:
            kept[twin] = one
        elif one.acronym and not kept[twin].acronym:
            kept[twin] = replace(kept[twin], acronym=one.acronym)
    return tuple(kept.values())
