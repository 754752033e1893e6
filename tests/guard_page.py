"""`python -m tests.guard_page`: write docs/guard.md anew from the rules."""

from pathlib import Path

from desktop.domain.guard import guide

PAGE = Path(__file__).resolve().parent.parent / "docs" / "guard.md"

if __name__ == "__main__":
    PAGE.write_text(guide.page(), encoding="utf-8")
