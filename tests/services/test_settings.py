"""Settings survive anything: damaged, newer, half-written or unwritable files."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import StorageFailure
from desktop.services import settings as stored
from desktop.services.settings import Settings


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    chosen = Settings(
        mode="dark",
        text_scale=125,
        less_motion=True,
        user_name='Mara "M" Ünal\n\\',
        columns={"contacts": ("name:200", "-beat:0")},
        window=(1200, 800),
    )
    stored.save(chosen, path)
    assert stored.load(path) == chosen
    assert not list(path.parent.glob("*.new"))


@given(name=st.text(), country=st.text(max_size=3), key=st.text(max_size=8), width=st.integers(-5, 9999))
def test_any_text_survives(name: str, country: str, key: str, width: int) -> None:
    import tomllib

    chosen = Settings(user_name=name, home_country=country, columns={key: (f"{name}:{width}",)}, window=(width,))
    read = tomllib.loads(stored.to_toml(chosen))
    assert read.get("user_name", "") == name
    assert read["columns"] == {key: [f"{name}:{width}"]}


def test_a_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert stored.load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    "text", ["mode = ", "\x00\xff", "[", "mode = 3\ntext_scale = 'x'\nwindow = [1, 'a']\ncolumns = 1"]
)
def test_a_damaged_file_gives_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="latin-1")
    assert stored.load(path) == Settings()


def test_what_a_newer_program_wrote_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('mode = "sepia"\nnew_thing = 1\ntext_scale = 400\nless_motion = true\nsingle_keys = 0\n')
    assert stored.load(path) == Settings(text_scale=150, less_motion=True)


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    stored.save(Settings(mode="dark"), path)

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageFailure) as refused:
        stored.save(Settings(mode="light"), path)
    assert str(refused.value) == (
        "Your settings could not be saved. Your contacts are unharmed. Look whether the disk is full."
    )
    assert stored.load(path).mode == "dark"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]


def test_every_setting_has_a_label() -> None:
    for spec in fields(Settings):
        assert stored.label(spec.name)
        assert isinstance(stored.help_text(spec.name), str)
    assert stored.choices("mode") == ("system", "light", "dark")
    assert stored.choices("user_name") == ()
    assert stored.limits("text_scale") == (90, 150)


def test_the_folder_is_the_platforms_own(private_folders: Path) -> None:
    assert stored.settings_path().name == "settings.toml"
    assert private_folders in stored.settings_path().parents
