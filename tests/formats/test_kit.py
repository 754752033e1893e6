"""A press kit holds what it says it holds, whatever the files are called."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

from desktop.formats.kit import KitFile, as_kit

FACTS = ("EMBARGOED until Sat 10 Oct 2026, 06:00 Washington = 10:00 UTC", "Revision 4\nEnglish")


def _kit() -> ZipFile:
    files = [
        KitFile("statement-en.txt", b"text"),
        KitFile("Statement-EN.txt", b"other text"),
        KitFile("../../logo.png", b"\x89PNG", "logos"),
        KitFile("MANIFEST.txt", b"mine"),
        KitFile("نص", "نص".encode(), "attachments"),
    ]
    return ZipFile(BytesIO(as_kit(files, FACTS)))


def test_names_are_plain_and_nothing_overwrites_another() -> None:
    assert _kit().namelist() == [
        "MANIFEST.txt",
        "statement-en.txt",
        "Statement-EN-2.txt",
        "logos/logo.png",
        "MANIFEST-2.txt",
        "attachments/نص",
    ]


def test_the_manifest_begins_with_the_embargo_and_every_hash_is_true() -> None:
    kit = _kit()

    lines = kit.read("MANIFEST.txt").decode().splitlines()

    assert lines[:2] == ["# EMBARGOED until Sat 10 Oct 2026, 06:00 Washington = 10:00 UTC", "# Revision 4 English"]
    listed = dict(line.split("  ", 1)[::-1] for line in lines[2:])
    assert listed == {name: hashlib.sha256(kit.read(name)).hexdigest() for name in kit.namelist()[1:]}


def test_the_same_content_makes_the_same_bytes() -> None:
    files = [KitFile("a.txt", b"a")]

    assert as_kit(files, FACTS) == as_kit(files, FACTS)
