"""The one door to files that ship with the program: icons, fonts, themes, translations, word lists, samples.

Works from a checkout (`resources/` beside `desktop/`), from a wheel (`desktop/_resources/`) and from a frozen
build (the same folder beside the frozen package).
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "_resources", _HERE.parent / "resources")


def resource(name: str) -> Path:
    """The path of a shipped file or folder, such as `icons/users.svg`.

    Raises:
        FileNotFoundError: the installation is damaged.
    """
    for place in _PLACES:
        path = place / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
