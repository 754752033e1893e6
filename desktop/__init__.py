"""Dateline: a desktop manager of media relations for joint statements.

Imports point down only: `__main__` > `app` > `gui | cli` > `services` > `formats | storage | delivery` > `domain`.
The contracts stand in `pyproject.toml` and are checked by `make test`.
"""

__version__ = "0.1.0"
