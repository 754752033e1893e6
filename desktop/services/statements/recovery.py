"""What was typed and not saved yet: a private file per text, offered after a crash, gone once it is saved."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import orjson

from desktop.domain.statement.text import StatementText, text_from_json, text_to_json
from desktop.formats.exports.atomic import new_file
from desktop.services import settings
from desktop.services.workspaces import Workspace

_MAGIC = "dateline-recovery-1"
_LARGEST = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text found after a crash. `version` is what its editor had read; `path` where it lies."""

    statement_id: int
    language: str
    text: StatementText
    version: int
    at: str
    path: Path


def keep(workspace: Workspace, statement_id: int, text: StatementText, version: int) -> Path:
    """Put what is typed now into its recovery file, whole or not at all. Answers with where it lies.

    Raises:
        CannotWrite: the disk is full or the folder closed; what was kept before stays.
    """
    path = _path(workspace, statement_id, text.language)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = {"magic": _MAGIC, "statement": statement_id, "version": version, "at": workspace.stamp}
    with new_file(path) as file:
        file.stream.write(orjson.dumps(facts | {"text": text_to_json(text)}))
        file.put()
    return path


def found(workspace: Workspace) -> list[Unsaved]:
    """What was typed in this workspace and never saved, the newest first; what cannot be read is passed over."""
    folder = _folder(workspace)
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return sorted(filter(None, map(_read, files)), key=lambda one: one.at, reverse=True)


def forget(workspace: Workspace, statement_id: int, language: str) -> None:
    """Remove the recovery file of a text: it was saved, or is not wanted."""
    _path(workspace, statement_id, language).unlink(missing_ok=True)


def _read(path: Path) -> Unsaved | None:
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        facts = orjson.loads(path.read_bytes())
        if facts["magic"] != _MAGIC:
            return None
        text = text_from_json(facts["text"])
        return Unsaved(int(facts["statement"]), text.language, text, int(facts["version"]), str(facts["at"]), path)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _folder(workspace: Workspace) -> Path:
    return settings.data_folder() / "recovery" / workspace.instance


def _path(workspace: Workspace, statement_id: int, language: str) -> Path:
    tag = hashlib.sha256(language.encode()).hexdigest()[:8]  # a language is data: it names no place
    return _folder(workspace) / f"{statement_id}-{tag}.json"
