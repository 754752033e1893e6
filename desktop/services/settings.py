"""What a person chose about the program on this computer: a small TOML file in the platform's settings folder.

Nothing about contacts and no secret is in it.
"""

import contextlib
import os
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from desktop.domain.errors import StorageFailure

_T = TypeVar("_T")


def _setting(default: _T, label: str, help_text: str = "", **limits: float) -> _T:
    made: _T = field(default=default, metadata={"label": label, "help": help_text, **limits})
    return made


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults. Labels and help stand beside each field and feed the Settings page."""

    mode: Literal["system", "light", "dark"] = _setting("system", "Light or dark", "“System” follows your computer.")
    text_scale: int = _setting(100, "Text size in %", "Of your computer's own text size.", least=90, most=150)
    less_motion: bool = _setting(False, "Less motion", "Nothing slides or fades.")
    language: str = _setting("en", "Language")
    direction: Literal["auto", "ltr", "rtl"] = _setting(
        "auto", "Reading direction", "“Automatic” follows the language."
    )
    digits: Literal["western", "eastern"] = _setting("western", "Digits", "Of numbers in an Arabic interface.")
    single_keys: bool = _setting(True, "Single-letter keys in lists", "J and K to move, E to write, and so on.")
    dense_rows: bool = _setting(False, "Dense rows")
    menu_bar: bool = _setting(False, "Show the menu bar", "F10 shows it for a moment. On macOS it is always there.")
    home_country: str = _setting("", "Your country", "Phone numbers without a country are read as numbers of it.")
    user_name: str = _setting("", "Your name", "Stands in the history beside what you change.")
    last_workspace: str = _setting("", "Workspace opened last")
    recent_workspaces: tuple[str, ...] = _setting((), "Workspaces opened lately")
    recent_files: tuple[str, ...] = _setting((), "Files imported lately")
    columns: dict[str, tuple[str, ...]] = field(
        default_factory=dict, metadata={"label": "Columns of the tables", "help": ""}
    )
    window: tuple[int, ...] = _setting((), "Size of the window")


def label(name: str) -> str:
    """A setting's name in words."""
    return str(_field(name).metadata["label"])


def help_text(name: str) -> str:
    """One sentence about a setting; may be empty."""
    return str(_field(name).metadata["help"])


def choices(name: str) -> tuple[str, ...]:
    """What a setting may be, where it is one of a few words."""
    kind = _field(name).type
    return get_args(kind) if get_origin(kind) is Literal else ()


def limits(name: str) -> tuple[int, int]:
    """The least and the most of a number."""
    metadata = _field(name).metadata
    return int(metadata["least"]), int(metadata["most"])


def settings_path() -> Path:
    """Where the settings of this person on this computer are."""
    if folder := os.environ.get("DATELINE_CONFIG"):
        return Path(folder) / "settings.toml"
    import platformdirs

    return Path(platformdirs.user_config_dir("dateline", appauthor=False)) / "settings.toml"


def data_folder() -> Path:
    """Where workspaces lie unless somebody chose another place."""
    if folder := os.environ.get("DATELINE_DATA"):
        return Path(folder)
    import platformdirs

    return Path(platformdirs.user_data_dir("dateline", appauthor=False))


def default_workspace(settings: Settings) -> Path:
    """The workspace meant where nobody named one: the last one, or the usual place. The same for window and shell."""
    last = settings.last_workspace
    return Path(last) if last and Path(last).exists() else data_folder() / "contacts.dateline"


def load(path: Path | None = None) -> Settings:
    """The settings. A missing, damaged or newer file gives defaults for what cannot be read; it never fails."""
    try:
        text = (path or settings_path()).read_text(encoding="utf-8")
        import tomllib

        raw = tomllib.loads(text)
    except (OSError, ValueError):
        return Settings()
    read = {f.name: value for f in fields(Settings) if (value := _fitting(f, raw.get(f.name))) is not None}
    return Settings(**read)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings: afterwards the file is the old or the new one, never half of one.

    Raises:
        StorageFailure: the disk refused; the old file is unharmed.
    """
    target = path or settings_path()
    fresh = target.with_suffix(".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(to_toml(settings))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise StorageFailure(
            "Your settings could not be saved.", "Your contacts are unharmed.", "Look whether the disk is full."
        ) from error


def to_toml(settings: Settings) -> str:
    """The settings as TOML. What is as designed is left out."""
    lines, tables = [], []
    for spec in fields(Settings):
        value = getattr(settings, spec.name)
        if value == _default(spec):
            continue
        if isinstance(value, dict):
            tables += [f"\n[{spec.name}]", *(f"{_toml(key)} = {_toml(one)}" for key, one in value.items())]
        else:
            lines.append(f"{spec.name} = {_toml(value)}")
    return "\n".join([*lines, *tables, ""])


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        import json

        sound = value.encode("utf-8", "replace").decode()  # a path may hold bytes that are no text
        return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")  # as TOML wants basic strings
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return str(value)


def _fitting(spec: "Field[Any]", value: object) -> Any:
    """The value if it fits the field, made into its type; else None."""
    default = _default(spec)
    if value is None or (isinstance(default, bool) != isinstance(value, bool)):
        return None
    if isinstance(default, dict):
        return _fitting_columns(value)
    if isinstance(default, tuple):
        kind = get_args(spec.type)[0]
        return tuple(value) if isinstance(value, list) and all(type(one) is kind for one in value) else None
    if not isinstance(value, type(default)):
        return None
    allowed = choices(spec.name)
    if allowed and value not in allowed:
        return None
    if "least" in spec.metadata and isinstance(value, int):
        return min(int(spec.metadata["most"]), max(int(spec.metadata["least"]), value))
    return value


def _fitting_columns(value: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    return {key: tuple(map(str, one)) for key, one in value.items() if isinstance(one, list)}


def _default(spec: "Field[Any]") -> Any:
    return spec.default_factory() if spec.default is MISSING and spec.default_factory is not MISSING else spec.default


def _field(name: str) -> "Field[Any]":
    return next(spec for spec in fields(Settings) if spec.name == name)
