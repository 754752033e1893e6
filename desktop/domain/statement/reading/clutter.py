"""What a web page or a mailing programme sets around a text: menus, buttons, tags, links to other pages."""

import re
from collections.abc import Iterable

from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.contacts import looks_like_contact
from desktop.domain.statement.reading.lines import Line
from desktop.domain.statement.reading.sections import section_of

_HEAD, _TAIL, _MOST_WORDS, _MOST_LINKS, _SHORT = 12, 25, 10, 6, 16
_TRAIL = re.compile(r"\S\s[>›»/|]\s\S")
_OTHER_PAGES = re.compile(
    r"(?:related|you (?:may|might) also|latest|more news|articles? (?:similaires|liés)|(?:à )?lire aussi"
    r"|(?:noticias|entradas|artículos) relacionad[oa]s|das könnte sie|verwandte themen|اقرأ أيضا|مواضيع ذات صلة"
    r"|أخبار ذات صلة|مقالات ذات صلة|قد يعجبك)",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|De|À|Objet|Envoyé|Para|Asunto|Enviado|Von|An|Betreff|Gesendet)\s?:\s"
)
_LABELS = ("joint_statement", "statement", "release", "advisory", "op_ed", "correction", "end", "contacts")


def without_clutter(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of the text alone, and those of the page around it."""
    left_out = {place for place in range(min(_HEAD, len(lines))) if _is_clutter(lines[place].text)}
    for place in range(max(0, len(lines) - _TAIL), len(lines)):
        if _is_clutter(lines[place].text) or _is_small_print(lines[place].text):
            left_out.add(place)
            left_out.update(_links_after(lines, place))
    headers = {place for place, line in enumerate(lines[:_HEAD]) if _MAIL_HEADER.match(line.text)}
    left_out |= headers if len(headers) > 2 else set()  # noqa: PLR2004
    if len(left_out) == len(lines):
        return lines, ()
    kept = [line for place, line in enumerate(lines) if place not in left_out]
    return kept, tuple(lines[place].text for place in sorted(left_out))


def said(left_out: Iterable[str]) -> list[str]:
    """A sentence for the person who looks the text over."""
    shown = ", ".join(f"‘{text[:60]}’" for text in left_out)
    return [f"Left out as parts of a web page: {shown}."] if shown else []


def _is_clutter(text: str) -> bool:
    if any(words.whole(text, kind) for kind in _LABELS):
        return False
    if words.whole(text, "headline_noise"):
        return True
    keys = [word for word, _, _ in words.spans(text)]
    menu = 1 < len(keys) <= _MOST_WORDS and all(key in words.phrases("clutter_words") for key in keys)
    trail = _TRAIL.search(text) is not None and words.opening(text, "headline_noise") is not None
    opened = words.opening(text, "headline_noise")
    begun = opened is not None and opened[1].strip().startswith((":", "»", "›", ">", "→")) and len(keys) <= _MOST_WORDS
    return menu or (trail and len(keys) <= _SHORT) or begun


def _is_small_print(text: str) -> bool:
    return text.startswith("©") or (
        (opened := words.opening(text, "clutter_starts")) is not None
        and (opened[1].lstrip()[:1] in {":", "："} or len(opened[0].split()) > 1)
        and not looks_like_contact(text)
    )


def _links_after(lines: list[Line], place: int) -> Iterable[int]:
    """The titles of other pages below a heading that announces them."""
    if not _OTHER_PAGES.match(lines[place].text):
        return
    for at in range(place + 1, min(place + 1 + _MOST_LINKS, len(lines))):
        line = lines[at]
        if line.words > _SHORT or looks_like_contact(line.text) or section_of(line, frozenset(), late=False):
            return
        yield at
