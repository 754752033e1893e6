"""Who a sentence of the text's beginning says it is from."""

import re
from dataclasses import replace

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import Introduction, introductions
from desktop.domain.statement.reading.arabic_subjects import arabic_subject
from desktop.domain.statement.reading.enumerations import GLUE, MOST_LED, is_object, name_of, names_in, unled
from desktop.domain.statement.text import Signatory
from desktop.domain.values.places import read_country

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?؟])\s+(?=[^\W\d_])|(?<=[)”»][.!?])\s+")
_VERB_SUBJECT = re.compile(
    r"\w+(?=\s(?:der|die|das)\s)\s(?P<names>.{5,400}?)(?=:|$|\sdass\s|\sgemeinsam\b|\sheute\b|\svor\b|\sdie\s[a-z]|\san\s(?:die|den|das|alle)\s"
    r"|(?<!,)(?<!\sund)(?<!\ssowie)\s(?:die|den|das|alle)\s(?=[A-Z]))"
)
_ARABIC = re.compile("[\u0620-\u064a]")
_PRONOUN, _MOST_VERBS = 2, 6
_MADE_BY = re.compile(
    r"\b(?:released|published|issued|launched|presented|convened|organi[sz]ed|publiée?s?|lancée?s?|publicad[oa]s?|emitid[oa]s?)\b"
    r"(?:\s[^\W\d_]+){0,2}\s(?:by|par|por)\s"
)
_BEHALF = re.compile(r",\s(?:on behalf of|representing|au nom de|en nombre de|en representación de|im Namen)\s")
_GOVERNMENTS = re.compile(
    r"\b(?:Ministers?(?: (?:of|for) Foreign Affairs)?|Governments?|Leaders|Heads of (?:State|Government)|Ambassadors"
    r"|Embassies|Presidents"
    r"|ministres des [Aa]ffaires étrangères|gouvernements|Außenminister(?:innen)?|Regierungen|Gobiernos"
    r"|[Mm]inistros de (?:Relaciones|Asuntos) Exteriores) (?:of|de|du|des|von|der)\s"
)
_COUNTRIES = re.compile(r"\s*,\s*(?:and\s|et\s|y\s|und\s)?|\s(?:and|et|y|und)\s")
_SAID_BY = re.compile(r",\s(?:say|says|said|warn|warned|according to)\s(?P<names>(?:the\s)?[A-ZÀ-Þ].{5,400}?)\.?$")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l['’]|der|die|das|el|los)\s?", re.IGNORECASE)
_TOPIC = frozenset({"on", "regarding", "about", "concerning", "zu", "zur", "sobre", "sur"})


def issuers(text: str) -> list[Signatory]:
    """The organisations that a sentence of the text's beginning has as its subject, or names after "by"."""
    for sentence in _SENTENCE.split(text)[:3]:
        if found := _governments(sentence):
            return found
        byline = _after_byline(sentence)
        if byline and (found := names_in(byline, introductions(byline))):
            return found
        found = arabic_subject(sentence) if _ARABIC.search(sentence[:60]) else _subject(sentence)
        if found:
            return found
    return []


def _governments(sentence: str) -> list[Signatory]:
    """Such as “the Foreign Ministers of France, Germany and Italy”: the countries; nothing if there are no two."""
    match = _GOVERNMENTS.search(sentence[:200])
    if match is None:
        return []
    found = []
    for piece in _COUNTRIES.split(sentence[match.end() :]):
        bare = piece.strip(" .:;")
        name = next((" ".join(bare.split()[:count]) for count in (6, 5, 4, 3, 2, 1) if _is_country(bare, count)), "")
        if not name:
            break
        found.append(Signatory(_ARTICLE.sub("", name)))
        if len(bare.split()) > len(name.split()):
            break
    return found if len(found) > 1 else []


def _is_country(text: str, count: int) -> bool:
    tokens = text.split()
    return count <= len(tokens) and read_country(_ARTICLE.sub("", " ".join(tokens[:count]))) is not None


def _after_byline(sentence: str) -> str:
    tokens = words.spans(sentence[:200])
    known = words.phrases("bylines")
    for place in range(min(len(tokens), 14)):
        for count in range(5, 1, -1):
            if " ".join(word for word, _, _ in tokens[place : place + count]) in known and place + count <= len(tokens):
                return _until_verb(sentence[tokens[place + count - 1][2] :])
    if made := _MADE_BY.search(sentence):
        return _until_verb(sentence[made.end() :])
    if (said := _SAID_BY.search(sentence)) and len(names_in(said["names"], introductions(said["names"]))) > 1:
        return said["names"]
    labelled = words.opening(sentence, "joint_statement", "statement", "release")
    after = words.spans(labelled[1])[:1] if labelled else []
    return _until_verb(labelled[1][after[0][2] :]) if labelled and after and after[0][0] in words.phrases("by") else ""


def _until_verb(text: str) -> str:
    for word, start, _ in words.spans(text):
        named = text[start:].split(" ", 1)[-1][:1].isupper()  # "the Group on Transition"
        if (word in words.listed("issue_verbs") and text[start].islower()) or (word in _TOPIC and not named):
            return text[:start]
    return text


def _subject(sentence: str) -> list[Signatory]:
    """Such as “The A (A), B (B) and C call on ...”: the names before the verb."""
    found, tries = introductions(sentence), 0
    for word, start, _ in words.spans(sentence[:900]):
        covered = any(one.start <= start < one.end for one in found)
        if covered or word not in words.listed("issue_verbs") or sentence[start].isupper():
            continue
        subject = _BEHALF.split(sentence[:start])[0]
        names = names_in(subject, [one for one in found if one.end <= start])
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
    for match in (*GLUE.finditer(sentence[:900]), None):
        end = match.start() if match else len(sentence)
        inside = next((one for one in found if at <= one.start < end), None)
        if (
            inside is not None
            and not is_object(sentence[at : inside.start])
            and len(sentence[at : inside.start].split()) < MOST_LED
        ):
            names.append(Signatory(inside.name, inside.acronym))
            end = max(end, inside.end)
            if sentence[inside.end : end].strip():
                break
        elif name := name_of(_before_small(sentence[at:end])):
            names.append(Signatory(name))
        elif at or not (_is_short(sentence[at:end]) or (match and match[0].strip() == ",")):
            break
        at = match.end() if match else end
    return names if len(names) > 1 else []


def _is_short(text: str) -> bool:
    return len(text.split()) < MOST_LED


def _before_small(chunk: str) -> str:
    """A chunk up to the first word in small letters that is no part of a name."""
    tokens = unled(chunk).split()
    for place, token in enumerate(tokens):
        if token.islower() and folding.key(token) not in words.phrases("small_words"):
            return " ".join(tokens[:place])
    return " ".join(tokens)


def _inverted(sentence: str, at: int, found: list[Introduction]) -> list[Signatory]:
    """Such as “Heute erklären der Rat, die Hilfe (H) und das Netz:”: in German the subject may follow its verb."""
    match = _VERB_SUBJECT.match(sentence, at)
    if match is None:
        return []
    start, end = match.start("names"), match.end("names")
    shifted = [
        replace(one, start=one.start - start, end=one.end - start)
        for one in found
        if start <= one.start and one.end <= end
    ]
    names = names_in(match["names"], shifted)
    return names if len(names) > 1 else []
