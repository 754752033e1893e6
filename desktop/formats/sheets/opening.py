"""The right reader for a file, whatever its name says it is."""

import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from desktop.formats.sheets.archive import Archive, look_through
from desktop.formats.sheets.delimited import delimited
from desktop.formats.sheets.divided import divided
from desktop.formats.sheets.encodings import Letters, NotText, OpenBytes, chosen, lines_of, recognise
from desktop.formats.sheets.nouns import ReadOptions, SheetInfo, counted
from desktop.formats.sheets.recognise import (
    HTML,
    OLE,
    SPREADSHEET_XML,
    ZIP,
    check_file,
    container_of,
    ole_kind,
    unreadable,
)
from desktop.formats.sheets.source import Source

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]{3,30})", re.IGNORECASE)


def open_source(path: Path, options: ReadOptions, *, glance: bool = False) -> Source:
    """Open the sheet that `options` name, or the one that looks like a list.

    Args:
        glance: parse of a large sheet only what tells where its table is.

    Raises:
        UnreadableFile: there is no table to be had; the title says what the file is instead.
    """
    check_file(path)
    container = container_of(path)
    if container == ZIP:
        archive = look_through(path)
        if archive.kind == "zip":
            return _in_zip(path, archive, options)
        return _workbook(path, archive.kind, options, glance=glance)
    if container == OLE:
        return _workbook(path, ole_kind(path), options)
    if container == SPREADSHEET_XML:
        from desktop.formats.sheets.markup import spreadsheet_xml

        return spreadsheet_xml(path, options)
    if container == HTML:
        from desktop.formats.sheets.markup import web_page

        return web_page(path, _page_letters(path, options))
    return _text(path, lambda: path.open("rb"), options)


def _workbook(path: Path, kind: str, options: ReadOptions, *, glance: bool = False) -> Source:
    from desktop.formats.sheets.workbook import workbook

    return divided(workbook(path, kind, options, glance=glance))


def _text(path: Path, open_bytes: OpenBytes, options: ReadOptions) -> Source:
    letters = _letters(path, open_bytes, options)
    return divided(delimited(lines_of(open_bytes, letters), letters, options.delimiter))


def _letters(path: Path, open_bytes: OpenBytes, options: ReadOptions) -> Letters:
    if options.encoding:
        return chosen(open_bytes, options.encoding)
    try:
        return recognise(open_bytes)
    except NotText:
        raise unreadable(
            path,
            "is not a table: most of what is in it is no text.",
            "Choose an Excel workbook, an OpenDocument spreadsheet or a CSV file.",
        ) from None


def _page_letters(path: Path, options: ReadOptions) -> Letters:
    """A web page says itself in which letters it is."""
    letters = _letters(path, lambda: path.open("rb"), options)
    if letters.question:
        with path.open("rb") as file:
            said = _CHARSET.search(file.read(4_096))
        if said:
            return chosen(lambda: path.open("rb"), said[1].decode("ascii"))
    return letters


def _in_zip(path: Path, archive: Archive, options: ReadOptions) -> Source:
    """A text table inside a ZIP archive: the one chosen, else the largest."""
    names = archive.texts()
    name = options.sheet or max(names, key=lambda each: archive.parts[each])
    if name not in names:
        there = ", ".join(f"‘{each}’" for each in names)
        raise unreadable(path, f"has no file ‘{name}’ inside.", f"Choose one of these: {there}.")

    def open_bytes() -> BinaryIO:
        with zipfile.ZipFile(path) as opened:  # the member keeps its own handle of the archive
            return cast("BinaryIO", io.BufferedReader(opened.open(name)))

    inside = _text(path, open_bytes, options)
    others = [f"‘{each}’" for each in archive.parts if each != name]
    said = (
        (f"{counted(len(others), 'other file', 'other files')} in the archive: {', '.join(others[:5])}",)
        if others
        else ()
    )
    return Source(
        "zip",
        inside.rows,
        tuple(SheetInfo(each) for each in names),
        name,
        encoding=inside.encoding,
        question=inside.question,
        delimiter=inside.delimiter,
        notes=lambda: (*said, *inside.notes()),
    )
