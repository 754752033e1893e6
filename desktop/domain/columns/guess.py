"""The proposal: every column of a file with the field it most probably goes into, and how sure that is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.columns import fields, notes
from desktop.domain.columns.addresses import set_aside
from desktop.domain.columns.header_words import COVERED, GUESSED, normalise
from desktop.domain.columns.mapping import ColumnMatch, Confidence, DateOrder, Mapping, shape_key
from desktop.domain.columns.names import contains, name_keys
from desktop.domain.columns.options import Column, Option, column_of, options
from desktop.domain.columns.pairs import label_columns
from desktop.domain.columns.second_people import SECOND_PERSON, second_people
from desktop.domain.columns.signatures import OWN, is_tag_row, product_of, status_of_file
from desktop.domain.values import Cell
from desktop.domain.values.dates import date_order
from desktop.domain.values.mojibake import repair_mojibake
from desktop.domain.values.text import clean

_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_ADDRESS_BOOKS = ("Google", "Outlook", "Gmail")
_BOOKKEEPING = {normalise(word) for word in ("Priority", "Priorité", "Priorität", "Prioridad", "Subject")}
_CLOSE = 0.15
_DECIDED = 0.5
_REPAIRABLE = 0.02
_FEW_CODES = 0.1


def propose(
    header: Sequence[str],
    sample_rows: Sequence[Sequence[Cell]],
    *,
    file_name: str,
    country: str = "",
    remembered: Mapping | None = None,
) -> Mapping:
    """What each column is, from its header and from its values in the sample rows (cells only, no row numbers).

    Args:
        file_name: mailing tools say there, and only there, that all rows unsubscribed.
        country: of phones without a country code, as the person set it.
        remembered: what the person chose for a file of the same shape; its choices win.
    """
    rows = [row for row in sample_rows if not is_tag_row(row)]
    columns = [
        column_of(index, str(cell), [row[index] if index < len(row) else None for row in rows])
        for index, cell in enumerate(header)
    ]
    product = product_of(header)
    if remembered is not None and shape_key(header) == shape_key([match.header for match in remembered.columns]):
        chosen = _remembered(columns, remembered)
    else:
        chosen = _chosen(columns, product)
    order, asked = _date_order(columns, chosen, country)
    pairs = label_columns([column.header for column in columns])
    matches = [_match(column, chosen, pairs, order, country=country, asked=asked) for column in columns]
    return Mapping(
        columns=tuple(_named(match, remembered) for match in matches),
        product=product,
        status_from_file=status_of_file(file_name),
        date_order=order,
        date_question=asked,
        country=country,
        repair_mojibake=_is_mojibake(rows),
    )


def _named(match: ColumnMatch, remembered: Mapping | None) -> ColumnMatch:
    """An own field keeps the name the person gave it."""
    if match.field != fields.CUSTOM or remembered is None:
        return match
    return replace(match, custom_name=remembered.columns[match.index].custom_name or match.header)


_Chosen = dict[int, Option | str]
"""Column -> the field it goes into, or the sentence why it goes nowhere."""


def _chosen(columns: Sequence[Column], product: str) -> _Chosen:
    chosen: _Chosen = {}
    labels = {label: value for value, label in label_columns([column.header for column in columns]).items()}
    narrowed = name_keys(columns)
    aside = set_aside(columns, product)
    others = second_people(columns)
    candidates: dict[int, list[Option]] = {}
    for column in columns:
        if column.index in labels:
            chosen[column.index] = f"Says what kind “{columns[labels[column.index]].header}” is, row by row"
        elif column.index in others:
            chosen[column.index] = SECOND_PERSON
        elif column.ignored or _is_bookkeeping(column, product):
            chosen[column.index] = notes.IGNORED[column.ignored or "technical"]
        elif column.index in aside:
            chosen[column.index] = aside[column.index]
        else:
            candidates[column.index] = options(column, narrowed.get(column.index))
    if product == OWN:
        _own_fields(columns, candidates)
    _share_out(columns, candidates, chosen)
    return chosen


def _own_fields(columns: Sequence[Column], candidates: dict[int, list[Option]]) -> None:
    """In our own sheet whatever stands behind the last known column is a field of the person's own."""
    last = max(column.index for column in columns if column.reading.keys[:1] == ("last_touch",))
    for index in candidates:
        if index > last:
            candidates[index] = [Option(fields.CUSTOM, 1.0, 1.0, 0.0)]


def _is_bookkeeping(column: Column, product: str) -> bool:
    """Address books write a priority and a subject of their own into every contact."""
    return product.startswith(_ADDRESS_BOOKS) and normalise(column.header) in _BOOKKEEPING


def _share_out(columns: Sequence[Column], candidates: dict[int, list[Option]], chosen: _Chosen) -> None:
    """Give each column its best field, the surest columns first; a field for one column is given once."""
    taken: dict[str, int] = {}
    order = sorted(candidates, key=lambda index: (-_best(columns[index], candidates[index]), index))
    for index in order:
        found = candidates[index]
        option = next((one for one in found if _is_free(one.key, taken)), None)
        if option is not None and option.key == "external_id":
            chosen[index] = "A number from another system"
            continue
        if option is None:
            chosen[index] = _nowhere(columns, found, taken)
            continue
        option = _next_address(option, columns[index], taken)
        taken.setdefault(option.key, index)
        chosen[index] = option
    _family_beside_given(columns, chosen)
    _parts_before_whole(columns, chosen)


def _parts_before_whole(columns: Sequence[Column], chosen: _Chosen) -> None:
    """A "name" that never is the person of the columns for given and family name is the name of something else."""
    by_field = {option.key: index for index, option in chosen.items() if isinstance(option, Option)}
    if not {"given_name", "family_name", "full_name"} <= by_field.keys():
        return
    family, whole = columns[by_field["family_name"]], columns[by_field["full_name"]]
    together = any(clean(one) and clean(other) for one, other in zip(family.cells, whole.cells, strict=True))
    if together and not contains(whole, family):
        chosen[whole.index] = "Not the name of the person"


def _family_beside_given(columns: Sequence[Column], chosen: _Chosen) -> None:
    """Without headers, single words right beside given names are the family names."""
    for column in columns:
        given = chosen[column.index]
        if not isinstance(given, Option) or given.key != "given_name" or not column.nameless:
            continue
        for beside in (column.index + 1, column.index - 1):
            free = 0 <= beside < len(columns) and chosen[beside] == "" and columns[beside].nameless
            if free and columns[beside].shape.share("word") >= _DECIDED:
                chosen[beside] = Option("family_name", given.score, 0.0, _DECIDED)
                return


def _best(column: Column, found: Sequence[Option]) -> float:
    """How early a column chooses: addresses in the order of their numerals, full ones before empty ones."""
    if not found:
        return 0.0
    cost = 0.05 * max(0, column.reading.index - 1) + (0.02 if "desk" in column.reading.marks else 0.0)
    cost += 0.03 * (len(column.reading.keys) > 1)
    return found[0].score - cost - (0.0 if column.shape.filled else 0.3)


def _is_free(key: str, taken: dict[str, int]) -> bool:
    return key not in taken or fields.field(key).repeatable or key in {"email", "email_2"}


def _next_address(option: Option, column: Column, taken: dict[str, int]) -> Option:
    """The first address column is the main one, the next the second, all others are further ones."""
    if option.key not in {"email", "email_2", "email_3"}:
        return option
    wanted = {2: "email_2", 3: "email_3"}.get(column.reading.index, option.key)
    slots = [key for key in ("email", "email_2", "email_3") if key >= wanted or wanted == "email"]
    return replace(option, key=next((key for key in slots if key not in taken), "email_3"))


def _nowhere(columns: Sequence[Column], found: Sequence[Option], taken: dict[str, int]) -> str:
    if not found:
        return ""
    key = found[0].key
    return f"“{fields.label(key)}” already comes from “{columns[taken[key]].header}”"


def _remembered(columns: Sequence[Column], remembered: Mapping) -> _Chosen:
    """What the person chose last time, by position; a column whose values changed kind is to be checked."""
    chosen: _Chosen = {}
    for column, match in zip(columns, remembered.columns, strict=True):
        if match.field in {"", fields.SKIP}:
            chosen[column.index] = "Left out last time"
        else:
            value = next((one.fit for one in options(column, (match.field,)) if one.key == match.field), -1.0)
            chosen[column.index] = Option(match.field, 1.0, 1.0, max(value, 0.5) if value >= 0 else value)
    return chosen


def _match(
    column: Column,
    chosen: _Chosen,
    pairs: dict[int, int],
    order: DateOrder,
    *,
    country: str,
    asked: bool,
) -> ColumnMatch:
    decision = chosen[column.index]
    base = ColumnMatch(column.index, column.header, samples=column.shape.samples)
    if column.index in pairs.values():
        base = replace(base, confidence=Confidence.PAIRED)
    if isinstance(decision, str):
        return replace(base, note=decision or (notes.NO_FIELD if column.shape.filled else notes.EMPTY))
    return replace(
        base,
        field=decision.key,
        confidence=_confidence(column, decision, country=country, asked=asked),
        note=notes.describe(decision.key, column.cells, order),
        pair=pairs.get(column.index),
    )


def _confidence(column: Column, option: Option, *, country: str, asked: bool) -> Confidence:
    if option.key in fields.CONSENT or (option.key in fields.DATES and asked):
        return Confidence.CHECK
    if option.fit < 0 or _is_open(column, option) or _is_code_of_two_kinds(column, option):
        return Confidence.CHECK
    sure = option.certainty > GUESSED and (option.fit > 0 or _needs_no_proof(column, option))
    if option.key in (*fields.EMAILS, *fields.PHONES) and option.fit < _DECIDED:
        sure = False
    if option.key in fields.PHONES and not country and _without_code(column) > _FEW_CODES:
        sure = False
    return Confidence.SURE if sure else Confidence.LIKELY


def _is_open(column: Column, option: Option) -> bool:
    """Whether the header means several things and the values do not decide between them."""
    if option.certainty < COVERED or option.fit >= _DECIDED or not column.shape.filled:
        return False
    rivals = [one for one in options(column) if one.key != option.key and one.certainty >= COVERED]
    return any(one.score > option.score - _CLOSE for one in rivals)


def _is_code_of_two_kinds(column: Column, option: Option) -> bool:
    """Whether values like "AR" and "FR" could be countries as well as languages, and the header does not say."""
    if option.certainty or option.key not in {"country", "languages"}:
        return False
    return min(column.shape.share("country"), column.shape.share("language")) >= _DECIDED


_UNPROVABLE = frozenset(
    {"notes", "tags", "list", "desk", "nickname", "suffix", "middle_name", "owner", "source", "transliteration",
     "refusal_reason", "safety", "custom", "signal"}
)  # fmt: skip


def _needs_no_proof(column: Column, option: Option) -> bool:
    """Free text is what its header says: no value could prove it."""
    return option.key in _UNPROVABLE and option.certainty >= COVERED and column.shape.filled > 0


def _without_code(column: Column) -> float:
    texts = [text for text in map(clean, column.cells) if text]
    bare = sum(not text.lstrip("'( :").startswith(("+", "00", "http")) for text in texts)
    return bare / len(texts) if texts else 0.0


def _date_order(columns: Sequence[Column], chosen: _Chosen, country: str) -> tuple[DateOrder, bool]:
    """How this file writes dates, and whether that must be asked."""
    dated = [
        column for column in columns
        if isinstance(option := chosen[column.index], Option) and option.key in fields.DATES
    ]  # fmt: skip
    found = date_order(cell for column in dated for cell in column.cells)
    usual: DateOrder = "mdy" if country in _MONTH_FIRST else "dmy"
    if found == "ambiguous":
        return usual, True
    return (usual if found == "none" else found), False


def _is_mojibake(rows: Iterable[Sequence[Cell]]) -> bool:
    """Whether texts of this file were saved in the wrong encoding, and can be repaired."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str) and not cell.isascii()]
    broken = sum(repair_mojibake(text) is not None for text in texts)
    return broken > 0 and broken >= len(texts) * _REPAIRABLE
