"""The press kit: one zip with the statement in every form, logos and attachments, and one manifest with hashes.

The manifest is also a checksum file: `sha256sum -c MANIFEST.txt` in the unpacked folder checks every byte.
The same content makes the same bytes, whenever it is packed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.formats.mail.draft import one_line, safe_name

MANIFEST = "MANIFEST.txt"


@dataclass(frozen=True, slots=True)
class KitFile:
    """One file of the kit; `folder` is "", "logos" or "attachments"."""

    name: str
    data: bytes
    folder: str = ""


def as_kit(files: Iterable[KitFile], facts: Sequence[str]) -> bytes:
    """The zip's bytes.

    Args:
        files: in the order they stand in the manifest; equal names are told apart by a number.
        facts: sentences at the head of the manifest; the embargo comes first.
    """
    packed: dict[str, bytes] = {}
    for file in files:
        packed[_free(file, packed)] = file.data
    lines = [f"# {one_line(fact)}" for fact in facts]
    lines += [f"{sha256(data).hexdigest()}  {name}" for name, data in packed.items()]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as kit:
        _put(kit, MANIFEST, ("\n".join(lines) + "\n").encode())
        for name, data in packed.items():
            _put(kit, name, data)
    return stream.getvalue()


def _put(kit: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # no moment of this computer travels
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    kit.writestr(entry, data)


def _free(file: KitFile, taken: dict[str, bytes]) -> str:
    name = safe_name(file.name)
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot else (name, "")
    for number in range(1, len(taken) + 3):
        wanted = f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        path = f"{file.folder}/{wanted}" if file.folder else wanted
        if path.casefold() not in {other.casefold() for other in (*taken, MANIFEST)}:
            break
    return path
