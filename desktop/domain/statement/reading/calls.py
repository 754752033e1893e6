"""Demands inside a paragraph of prose: after a colon and between semicolons, counted in words, or strung together."""

import re
from dataclasses import dataclass

from desktop.domain.statement.reading import words

_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?؟])\s+(?=[^\W\d_«“\"])")
_SEMICOLON = re.compile(r"\s*[;؛]\s*(?:(?:and|et|y|und|sowie)\s+|و(?=\S))?")
_COUNTED = re.compile(
    r"(?:(?<=^)|(?<=[.;:!,؛]\s)|(?<=\sand\s))(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Finally"
    r"|Lastly|Premièrement|Deuxièmement|Troisièmement|Enfin|Primero|Segundo|Tercero|Por último|Erstens|Zweitens"
    r"|Drittens|Viertens|أولاً?|ثانياً?|ثالثاً?|رابعاً?|أخيراً)(?:\s?[,،:]\s+|\s+(?=we\b))",
    re.IGNORECASE,
)
_CONNECTED = {
    "en": re.compile(r"\sto\s"),
    "fr": re.compile(r"\sà\s"),
    "es": re.compile(r"\s(?:a|que)\s(?=\w+(?:ar|er|ir|e|a|en|an)\b)"),
    "ar": re.compile(r"\s(?:إلى|الى)\s"),
}
_AGAIN = {
    "en": re.compile(r",\s+(?:and\s+)?"),
    "fr": re.compile(r",\s+(?:et\s+)?"),
    "es": re.compile(r",\s+(?:y\s+)?"),
    "ar": re.compile(r"\s*،\s*و?\s*(?:إلى\s)?"),
}
_REPEATED = {
    "en": re.compile(r",?\s+and\s+to\s+|,\s+to\s+"),
    "fr": re.compile(r",?\s+et\s+à\s+|,\s+à\s+"),
    "es": re.compile(r",?\s+y\s+a\s+(?=\w+[aei]r\b)|,\s+a\s+(?=\w+[aei]r\b)"),
    "ar": re.compile(r"\s*،\s*وإلى\s+"),
}
_WE = frozenset(
    [
        "we",
        "nous",
        "nosotros",
        "nosotras",
        "undersigned",
        "signatories",
        "groups",
        "ngos",
        "ong",
        "unions",
        "organisations",
        "organizations",
        "associations",
        "agencies",
        "organizaciones",
        "firmantes",
        "signataires",
        "syndicats",
        "coalition",
        "alliance",
        "المنظمات",
        "الموقعون",
        "الموقعه",
    ]
)
_OURS = re.compile(r"(?:\w+(?:mos|ons)|ن\w+|ون\w+|فإننا)\Z")
_MOST_BEFORE, _LONG_WHO, _FEWEST, _FEW_WORDS = 14, 30, 2, 2


@dataclass(frozen=True, slots=True)
class Call:
    """A paragraph with demands in it, what leads to them, and what stands before and after."""

    before: str
    lead: str
    items: tuple[str, ...]
    after: str


def listed_call(text: str) -> Call | None:
    """Such as “We call on the Council to: do this; do that; and do more.”, "First, ... Second, ..."."""
    return _after_colon(text) or _counted(text)


def strung_call(text: str) -> Call | None:
    """Such as “We call on the authorities to free her, drop all charges and end the trial.”, for want of a list."""
    sentences = _SENTENCES.split(text)
    for place, sentence in enumerate(sentences):
        if found := _strung(sentence):
            lead, items = found
            return Call(" ".join(sentences[:place]), lead, tuple(items), " ".join(sentences[place + 1 :]))
    return None


def _after_colon(text: str) -> Call | None:
    colon = re.search(r"[:：]\s", text)
    if colon is None or not words.contains(_SENTENCES.split(text[: colon.start()])[-1], "leads"):
        return None
    last = list(_SEMICOLON.finditer(text, colon.end()))
    if not last:
        return None
    ending, *after = _SENTENCES.split(text[last[-1].end() :], maxsplit=1)
    items = [*_SEMICOLON.split(text[colon.end() : last[-1].start()]), ending]
    if len(items) < _FEWEST or any(len(item.split()) < _FEW_WORDS for item in items):
        return None
    return Call("", text[: colon.end()].strip(), tuple(item.strip() for item in items), " ".join(after))


def _counted(text: str) -> Call | None:
    marks = list(_COUNTED.finditer(text))
    if len(marks) < _FEWEST or not words.contains(text, "leads"):
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip(" ,;،؛") for mark, end in zip(marks, ends, strict=True)]
    if any(len(item.split()) < _FEW_WORDS for item in items):
        return None
    return Call("", text[: marks[0].start()].strip(), tuple(items), "")


def _strung(sentence: str) -> tuple[str, list[str]] | None:
    called = _call_verb(sentence)
    if called is None:
        return None
    for tongue, connected in _CONNECTED.items():
        match = connected.search(sentence, called)
        if match is None or len(sentence[called : match.start()].split()) > _LONG_WHO:
            continue
        rest = sentence[match.end() :].strip()
        repeated = _REPEATED[tongue].split(rest)
        items = repeated if len(repeated) > 1 else _AGAIN[tongue].split(rest)
        fewest = 1 if len(repeated) > 1 else _FEW_WORDS
        if (len(repeated) > 1 or len(items) > _FEWEST) and all(_is_act(item, fewest) for item in items):
            return sentence[: match.end()].strip(), [item.strip(" .") for item in items]
    return None


def _call_verb(sentence: str) -> int | None:
    """Where the words that call end, if the text's own organisations call: "we", "the organisations"."""
    tokens = words.spans(sentence)[:_MOST_BEFORE]
    for place, (word, _, _) in enumerate(tokens):
        for count in (3, 2, 1):
            phrase = " ".join(one for one, _, _ in tokens[place : place + count])
            if phrase in words.phrases("leads") and place + count <= len(tokens):
                before = [one for one, _, _ in tokens[: place + count]]
                ours = any(one in _WE or one in words.listed("organisation_nouns") for one in before)
                return tokens[place + count - 1][2] if ours or _OURS.match(word) else None
    return None


def _is_act(item: str, fewest: int) -> bool:
    """An item of a string begins in small letters and has more words than `fewest`."""
    bare = item.strip()
    return len(bare.split()) > fewest and not bare[:1].isupper() and not bare.startswith(("which ", "who ", "such "))
