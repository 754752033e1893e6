"""The organisations an Arabic sentence has as its subject: after the verb, or before it."""

import re

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.acronyms import Introduction, arabic_noun, introductions
from desktop.domain.statement.text import Signatory

_PARTICLES = re.compile(r"(?:\s(?:من|في|على|عن|إلى|الى|مع|أن|ان))+$")
_TOGETHER = re.compile(r"\s(?:بالتعاون|بالاشتراك|بالشراكة|بالتنسيق) مع\s|\sإلى جانب\s")
_FIRST = 4  # words before the first name
_LONG = 6  # words of a name that nothing closes


def arabic_subject(sentence: str) -> list[Signatory]:
    """Such as “تدين شبكة ... (ش) واتحاد ... ”: the names after the verb, or before it."""
    sentence = _TOGETHER.sub("، ", sentence)
    tokens = words.spans(sentence[:900])
    verbs = words.listed("issue_verbs")
    found = introductions(sentence)
    first = next((place for place, (word, _, _) in enumerate(tokens[:40]) if word in verbs), None)
    nouns = (
        place for place, (_, start, end) in enumerate(tokens[:_FIRST]) if arabic_noun(sentence[start:end]) is not None
    )
    noun = next(nouns, None)
    if first is None or (noun is not None and noun < first):
        return _arabic_names(sentence, tokens[noun:first], found) if noun is not None else []
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
        broken = end is not None and any(mark in text[end:begin] for mark in ',،:؛("“”«»')
        if start is not None and end is not None and (broken or prefix == 1 or word in ends):
            names.append(Signatory(_trimmed(text[start:end])))
            start = None
        if word in ends or word in words.listed("issue_verbs"):
            break
        if start is None and prefix is not None:
            start = begin + prefix
        end = stop
    if start is not None and end is not None:
        name = " ".join(text[start:end].split()[:_LONG])
        names.append(Signatory(_trimmed(name)))
    _cut_last(names)
    return [
        one for one in names if len(one.name.split()) > 1 and folding.key(one.name) not in words.phrases("signatures")
    ]


def _cut_last(names: list[Signatory]) -> None:
    """The last name may run on into the sentence: far longer than all others, it is cut to their length."""
    longest = max((len(one.name.split()) for one in names[:-1]), default=0)
    last = names[-1].name.split() if names else []
    if longest > 1 and len(last) > longest + 1 and not names[-1].acronym:
        names[-1] = Signatory(_trimmed(" ".join(last[:longest])))


def _trimmed(name: str) -> str:
    return _PARTICLES.sub("", name.strip(' ,،"“”«»'))
