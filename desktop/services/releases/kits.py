"""The press kit, and single documents of what may leave."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.organisation import file_name
from desktop.formats.exports.atomic import new_file, told
from desktop.formats.kit import KitFile, as_kit
from desktop.services.releases.composing import Form, base_name, written
from desktop.services.releases.giving import Giving, giving
from desktop.services.releases.order import Order, Released
from desktop.services.workspaces import Workspace
from desktop.storage import kept_files, organisations

_LOGOS = {"image/png": "png", "image/jpeg": "jpg"}


def press_kit(workspace: Workspace, order: Order, path: Path, *, forms: Sequence[Form] = tuple(Form)) -> Released:
    """Write the kit: every language in every form, logos, attachments, one manifest with hashes.

    Raises:
        NotCleared: it may not leave.
        CannotWrite: the file cannot be written there; the old one is unchanged.
    """
    with new_file(path) as new, giving(workspace, order, "Press kit") as given:
        files = list(_files(given, forms))
        given.counts |= {"files": len(files)}
        with told(path):
            new.stream.write(as_kit(files, _facts(given)))
        new.put()
    return given.released(path)


def document(workspace: Workspace, order: Order, language: str, form: Form, path: Path) -> Released:
    """Write one version in one form, to print it or to hand it over.

    Raises:
        NotCleared: it may not leave.
        NotFound: there is no such language.
        CannotWrite: the file cannot be written there; the old one is unchanged.
    """
    with new_file(path) as new, giving(workspace, order, "Print") as given:
        with told(path):
            new.stream.write(written(given.paper(language), form))
        new.put()
    return given.released(path)


def copied_text(workspace: Workspace, order: Order, language: str) -> tuple[str, Released]:
    """The text of one version, for the clipboard.

    Raises:
        NotCleared: it may not leave.
    """
    with giving(workspace, order, "Copy the text") as given:
        text = written(given.paper(language), Form.TEXT).decode()
    return text, given.released()


def _files(given: Giving, forms: Sequence[Form]) -> Iterator[KitFile]:
    for language in given.texts:
        paper, name = given.paper(language), base_name(given.statement, language)
        yield from (KitFile(f"{name}.{form}", written(paper, form)) for form in forms)
    for one in given.statement.organisations:
        if (logo := organisations.logo(given.conn, one)) is not None:
            yield KitFile(f"{file_name(one.card)}.{_LOGOS[logo.media_type]}", logo.data, "logos")
    for kept in given.statement.attachments:
        yield KitFile(kept["name"], kept_files.content(given.conn, kept["sha256"]), "attachments")


def _facts(given: Giving) -> list[str]:
    lines = [given.paper(language).release_line for language in given.texts]
    lines += [f"{one.language}: revision {one.number}, {one.hash}, {one.text.headline}" for one in given.texts.values()]
    return lines
