"""Exit codes and sentences: a shell never shows a traceback, and answers stay apart from trouble."""

import stat
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.services import crash_reports, settings, workspaces
from tests.cli.conftest import Shell


def test_help_names_every_command(shell: Shell) -> None:
    answer = shell("--help")

    names = [
        "init",
        "import",
        "contacts",
        "contact",
        "outlets",
        "lists",
        "export",
        "history",
        "undo",
        "suppress",
        "check",
        "sample",
    ]
    assert answer.code == 0
    assert [name for name in names if f"\n    {name} " not in answer.out] == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ((), "The following arguments are required: COMMAND. See: dateline --help"),
        (("contacts", "--limit", "many"), "Argument --limit: “many” is not a whole number. See: dateline contacts --help"),
        (("sample",), "The following arguments are required: --contacts, --seed, --out. See: dateline sample --help"),
        (("export", "--preset", "excel", "--format", "xlsx", "--out", "x"), "One of the arguments --list --query is required"),
    ],
)  # fmt: skip
def test_wrong_usage_is_a_sentence_and_2(shell: Shell, typed: tuple[str, ...], sentence: str) -> None:
    answer = shell(*typed)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(sentence)


def test_the_workspace_may_be_named_before_or_after_the_command(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other.dateline"

    assert shell("init", "--workspace", other).code == 0
    before, after = shell("--workspace", other, "check"), shell("check", "--workspace", other)

    assert (before.code, before.out) == (after.code, after.out) == (0, "Everything holds.\n")


def test_json_may_be_asked_before_or_after_the_command(shell: Shell) -> None:
    assert shell("--json", "check").data == shell("check", "--json").data == {"ok": True, "problems": []}


def test_the_workspace_opened_last_is_meant_when_nobody_says(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_WORKSPACE")
    unsaid = shell("check")
    settings.settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings.settings_path().write_text(f'last_workspace = "{shell.workspace}"\n')

    usual = settings.data_folder() / "contacts.dateline"
    assert unsaid.code == 1
    assert unsaid.err.startswith(f"There is no workspace at {usual}.")
    assert shell("check").code == 0


def test_a_workspace_that_is_not_there_is_refused_in_words(shell: Shell, tmp_path: Path) -> None:
    answer = shell("contacts", "--workspace", tmp_path / "none.dateline")

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"There is no workspace at {tmp_path / 'none.dateline'}.")


def test_init_never_overwrites(shell: Shell) -> None:
    before = shell.workspace.read_bytes()

    answer = shell("init")

    assert answer.code == 1
    assert "already exists. It was left unchanged." in answer.err
    assert shell.workspace.read_bytes() == before


def test_damage_is_told_and_1(shell: Shell) -> None:
    workspace = workspaces.open_workspace(shell.workspace)
    with workspace.database.write() as conn:
        conn.exec_driver_sql(
            "INSERT INTO batch (kind, label, user, at, counts, undoable, chain) VALUES ('edit', 'Forged', 'x', 'y', '{}', 1, x'00')"
        )
    workspaces.close(workspace)

    answer = shell("check")

    assert answer.code == 1
    assert "history" in answer.out


def test_a_bug_becomes_a_sentence_and_a_report_without_personal_data(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        name = "Layla Haddad"
        raise KeyError(name)

    monkeypatch.setattr(workspaces, "check", broken)

    answer = shell("check")

    (report,) = crash_reports.folder().iterdir()
    text = report.read_text()
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "Something went wrong inside Dateline; what was not finished was not saved. "
        f"A report without personal data is in {report}.\n"
    )
    assert "builtins.KeyError" in text
    assert "desktop/cli/workspace.py" in text
    assert "Layla" not in text
    assert stat.S_IMODE(crash_reports.folder().stat().st_mode) == 0o700


def test_ctrl_c_is_a_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workspaces, "check", stopped)

    assert (shell("check").code, shell("check").err) == (1, "Cancelled. Nothing was changed.\n")


def test_old_reports_are_removed_and_a_full_disk_is_survived(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = crash_reports.folder()
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"2020-01-01-{number:06}-1.txt").write_text("old")

    newest = crash_reports.write(ValueError())
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(crash_reports, "folder", lambda: tmp_path / "file" / "reports")

    assert newest is not None
    assert len(list(folder.iterdir())) == 20
    assert newest.exists()
    assert crash_reports.write(ValueError()) is None


def test_a_report_follows_the_causes() -> None:
    error = TypeError()
    error.__cause__ = ValueError()

    text = crash_reports.describe(error)

    assert text.index("builtins.TypeError") < text.index("builtins.ValueError")


def test_main_takes_words_and_gives_a_number() -> None:
    assert main(["nonsense"]) == 2
