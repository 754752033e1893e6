"""How a file is to be read, from the options of `dateline import`: never guessed where guessing could be wrong."""

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import InvalidValue, UserError

if TYPE_CHECKING:
    from desktop.domain.columns import Mapping
    from desktop.services.imports import Preview, ReadOptions
    from desktop.services.workspaces import Workspace

NOTHING = "Nothing was written."


def options_of(arguments: Namespace) -> "ReadOptions":
    """The options for reading the file itself."""
    from desktop.services.imports import ReadOptions

    header = arguments.header_row
    return ReadOptions(
        sheet=arguments.sheet,
        header_row=None if header is None else header - 1,
        encoding=arguments.encoding,
        password=_first_line(arguments.password_file) if arguments.password_file else None,
    )


def ready_mapping(workspace: "Workspace", file: "Preview", arguments: Namespace) -> "Mapping":
    """Which column goes where: proposed, with what the options say taking its place.

    Raises:
        InvalidValue: the encoding must be said, the matching file is wrong, or no column tells who a person is.
    """
    from desktop.domain.columns import why_not_ready
    from desktop.services import imports

    if file.encoding_question and arguments.encoding is None:
        names = ", ".join(candidate.encoding for candidate in file.encoding_question)
        raise InvalidValue(
            f"The letters of “{file.path.name}” can be read in several ways.", NOTHING, f"Say --encoding: {names}."
        )
    mapping = imports.propose_mapping(workspace, file, country=_country(arguments.country))
    if arguments.mapping:
        mapping = with_choices(mapping, arguments.mapping)
    if arguments.dates:
        mapping = replace(mapping, date_order=arguments.dates, date_question=False)
    if reason := why_not_ready(mapping):
        raise InvalidValue(reason, NOTHING, "Match columns with --mapping.")
    return mapping


def _country(text: str) -> str:
    from desktop.domain.values.places import read_country

    code = read_country(text) if text else ""
    if code is None:
        raise InvalidValue(f"“{text}” is not a country.", NOTHING, "Say --country with two letters, such as LB.")
    return code


def with_choices(mapping: "Mapping", path: Path) -> "Mapping":
    """The mapping with the choices of a file: `{"Header": "field"}`, or what `import --json` printed, corrected.

    An empty field means "not imported".

    Raises:
        InvalidValue: the file is no such thing, or names a column or field that does not exist.
    """
    from desktop.domain import folding
    from desktop.domain.columns import fields

    for header, key in _choices(path).items():
        if key and not fields.is_field(key):
            known = ", ".join(one.key for one in fields.FIELDS)
            raise InvalidValue(f"There is no field “{key}”.", NOTHING, f"The fields are: {known}.")
        columns = [one for one in mapping.columns if folding.key(one.header) == folding.key(header)]
        if not columns:  # a title over several columns is part of their headers: "Reach E-mail"
            columns = [one for one in mapping.columns if folding.key(one.header).endswith(f" {folding.key(header)}")]
        if not columns:
            raise InvalidValue(f"The sheet has no column “{header}”.", NOTHING)
        for column in columns:
            mapping = mapping.choose(column.index, key)
    return mapping


def _choices(path: Path) -> dict[str, str]:
    try:
        read = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise InvalidValue(f"“{path.name}” is not JSON: line {error.lineno}.", NOTHING) from error
    try:
        columns = read["columns"] if "columns" in read else [{"header": h, "field": f} for h, f in read.items()]
        return {str(one["header"]): str(one["field"] or "") for one in columns}
    except (TypeError, KeyError, AttributeError) as error:
        raise InvalidValue(
            f"“{path.name}” does not match columns to fields.", NOTHING, 'Write {"Header": "field"}.'
        ) from error


def _first_line(path: Path) -> str:
    return _text(path).partition("\n")[0].rstrip("\r")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"“{path.name}” cannot be read.", NOTHING) from error
