"""Partners from a shell."""

from pathlib import Path

from tests.cli.conftest import Shell
from tests.domain.test_pictures import png


def test_partners_are_entered_shown_edited_and_listed(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(300, 100))
    own = shell("partner", "add", "Vera Watch", "--own", "--acronym", "VW", "--signatory", "Mara Lind | director")
    assert own.out == "Entered VW (1).\n"
    made = shell(
        "partner", "add", "Northern Doctors Union", "--acronym", "NDU", "--name-in", "ar", "اتحاد أطباء الشمال",
        "--contact", "Ines Duarte | press officer | press@ndu.example | +49 30 23125 000", "--logo",
        tmp_path / "logo.png", "--answer-hours", 24, "--json",
    ).data  # fmt: skip
    assert (made["names"], made["answer_hours"], made["key"]) == ({"ar": "اتحاد أطباء الشمال"}, 24, "none")
    assert made["press_contacts"][0]["email"] == "press@ndu.example"
    assert len(made["logo"]) == 64
    edited = shell(
        "partner", "edit", "ndu", "--name-in", "fr", "Union des médecins", "--website", "ndu.example", "--json"
    )
    assert edited.data["names"] == {"ar": "اتحاد أطباء الشمال", "fr": "Union des médecins"}
    assert shell("partner", "edit", "NDU", "--website", "", "--name", "Doctors").out == "Changed NDU (2).\n"
    assert "website" not in shell("partner", "show", "2", "--json").data
    listed = shell("partner", "list")
    assert [line.split()[0] for line in listed.out.splitlines()] == ["id", "1", "2"]
    assert "nobody can sign" in listed.out
    assert [row["own"] for row in shell("partner", "list", "--json").data] == [True, False]
    assert "Doctors" in shell("partner", "show", "NDU").out


def test_a_partner_nobody_knows_and_a_bad_key(shell: Shell) -> None:
    missing = shell("partner", "show", "Nobody")
    assert (missing.code, missing.err) == (1, "There is no organisation “Nobody”. See: dateline partner list\n")
    shell("partner", "add", "NDU")
    assert "This is no key for sign-off files" in shell("partner", "edit", "NDU", "--keep-key", "abc").err
    assert "This is not the key that was kept" in shell("partner", "edit", "NDU", "--key-compared").err
