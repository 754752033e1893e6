"""`dateline statement import`: a finished text in parts, each with how sure it is, and a statement made of it."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import output
from desktop.cli.options import opened

if TYPE_CHECKING:
    from desktop.domain.statement.reading import Recognised
    from desktop.services.statements import Arrived

_SHOWN = 90


def options(command: ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("file", type=Path, metavar="FILE", help="a .docx, .odt, .txt, .html or .eml")
    command.add_argument(
        "--title", default="", metavar="T", help="what the statement is called here (else its headline)"
    )
    command.add_argument("--add-partners", action="store_true", help="enter organisations nobody knows yet as partners")
    command.add_argument("--dry-run", action="store_true", help="only show what is recognised, store nothing")


def run(arguments: Namespace) -> int:
    """Read the file, show its parts, and make a statement of it."""
    from desktop.services.statements.reading import read_file

    found = read_file(arguments.file)
    arrived = None if arguments.dry_run else _stored(arguments, found)
    if arguments.json:
        output.show_json({**parts(found), "statement": arrived.id if arrived else None})
    else:
        _tell(found)
        _tell_stored(arrived)
    return 0


def _stored(arguments: Namespace, found: "Recognised") -> "Arrived":
    from desktop.services.statements import create_from_text

    title = arguments.title or found.text.headline or arguments.file.stem
    with opened(arguments) as workspace:
        return create_from_text(workspace, found.text, title=title, make_missing=arguments.add_partners)


def parts(found: "Recognised") -> dict[str, Any]:
    """The parts as JSON: every key is always there, so that programs need not ask."""
    text = found.text
    return {
        "kind": text.kind.value,
        "urgency": text.urgency,
        "headline": text.headline,
        "subheadline": text.subheadline,
        "organisations": [asdict(one) for one in text.organisations],
        "city": text.city,
        "date": text.date,
        "date_written": text.date_written,
        **_blocks(found),
        "contacts": [asdict(one) for one in text.contacts],
        "end_mark": text.end_mark,
        "language": text.language,
        "release": asdict(found.release),
        "confidence": {part: sure.value for part, sure in found.confidence.items()},
        "unrecognised": list(found.unrecognised),
        "notes": list(found.notes),
    }


def _blocks(found: "Recognised") -> dict[str, list[Any]]:
    from desktop.domain.statement.text import BlockKind

    text, prose = found.text, {BlockKind.PARAGRAPH, BlockKind.LEAD}
    return {
        "paragraphs": [block.text for block in text.blocks if block.kind in prose],
        "demands": [{"label": block.label, "text": block.text} for block in text.demands],
        "quotes": [
            {"text": one.text, "person": one.person, "role": one.role, "organisation": one.organisation}
            for one in text.quotes
        ],
        "boilerplates": [
            {"organisation": one.organisation, "text": one.text} for one in text.of_kind(BlockKind.BOILERPLATE)
        ],
    }


def _tell(found: "Recognised") -> None:
    sure = {part: confidence.value for part, confidence in found.confidence.items()}
    rows = [(name, sure.get(name, ""), _cut(value)) for name, value in _rows(found)]
    output.show_table(("part", "", "recognised"), rows)
    for note in found.notes:
        output.complain(note)


def _rows(found: "Recognised") -> list[tuple[str, str]]:
    text, shown = found.text, parts(found)
    rows = [(name, str(shown[name])) for name in ("kind", "urgency", "headline", "city", "date", "language")]
    rows += [
        ("organisations", f"{one.name} ({one.acronym})" if one.acronym else one.name) for one in text.organisations
    ]
    rows += [("release", f"{found.release.release}: {found.release.written}")] if found.release.release else []
    rows += [("paragraphs", paragraph) for paragraph in shown["paragraphs"]]
    rows += [("demands", f"{one.label}: {one.text}" if one.label else one.text) for one in text.demands]
    rows += [("quotes", f"{one.person}: {one.text}") for one in text.quotes]
    rows += [
        ("contacts", ", ".join(filter(None, (c.name, c.title, c.organisation, c.email, c.phone, c.note))))
        for c in text.contacts
    ]
    return rows


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"


def _tell_stored(arrived: "Arrived | None") -> None:
    if arrived is None:
        output.say("Nothing was stored.")
        return
    output.say(f"Made statement {arrived.id}.")
    if arrived.strangers:
        names = ", ".join(one.name for one in arrived.strangers)
        output.complain(f"Not known yet, so not signing: {names}. Add them, or say --add-partners.")
