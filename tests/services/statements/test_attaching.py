"""What hangs on a statement."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import InvalidValue, NotFound, UserError
from desktop.domain.kept_file import RefusedFile
from desktop.services import history, statements
from tests.services.statements.ground import Ground


def test_attachments_are_copies(ground: Ground, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    path.write_bytes(b"%PDF-1.7 figures")
    statements.attach(ground.workspace, ground.id, 1, path)
    path.unlink()
    (kept,) = ground.statement.attachments
    assert (kept["name"], kept["media_type"], kept["size"]) == ("annex.pdf", "application/pdf", 16)
    file, content = statements.kept_file(ground.workspace, kept["sha256"])
    assert (file.name, content) == ("annex.pdf", b"%PDF-1.7 figures")
    statements.detach(ground.workspace, ground.id, 2, kept["sha256"])
    assert not ground.statement.attachments
    with pytest.raises(NotFound, match="is not attached"):
        statements.detach(ground.workspace, ground.id, 3, kept["sha256"])
    history.undo_last(ground.workspace)
    (back,) = ground.statement.attachments
    assert back["name"] == "annex.pdf"


def test_the_same_file_or_name_twice_and_links_are_refused(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "Annex.pdf").write_text("a")
    (tmp_path / "other.pdf").write_text("a")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "other.pdf")
    statements.attach(ground.workspace, ground.id, 1, tmp_path / "Annex.pdf")
    with pytest.raises(InvalidValue, match=r"“Annex\.pdf” is attached already"):
        statements.attach(ground.workspace, ground.id, 2, tmp_path / "other.pdf")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "annex.PDF").write_text("b")
    with pytest.raises(InvalidValue, match="is attached already"):
        statements.attach(ground.workspace, ground.id, 2, tmp_path / "sub" / "annex.PDF")
    with pytest.raises(RefusedFile, match="is a link"):
        statements.attach(ground.workspace, ground.id, 2, tmp_path / "link.pdf")


def test_a_quote_is_approved_by_its_words(ground: Ground, tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("Yes, quote me so.")
    (quote,) = ground.statement.quotes
    assert quote.approval is None
    statements.approve_quote(
        ground.workspace, ground.id, "en", quote.key, how="mail", note="by mail", evidence=tmp_path / "mail.txt"
    )
    (approved,) = ground.statement.quotes
    assert approved.approval is not None
    assert (approved.approval["person"], approved.approval["how"]) == ("Ines Duarte", "mail")
    assert statements.kept_file(ground.workspace, str(approved.approval["evidence"]))[1] == b"Yes, quote me so."
    with pytest.raises(UserError, match="cannot be undone"):
        history.undo(ground.workspace, history.batches(ground.workspace)[0].id)


def test_a_changed_quote_is_not_approved_any_more(ground: Ground) -> None:
    (quote,) = ground.statement.quotes
    statements.approve_quote(ground.workspace, ground.id, "en", quote.key, how="call")
    text = ground.english.text
    words = tuple(replace(block, text=block.text.replace("no fuel", "little fuel")) for block in text.blocks)
    ground.write(replace(text, blocks=words))
    assert [one.approval for one in ground.statement.quotes] == [None]
    with pytest.raises(NotFound, match="This quote has changed"):
        statements.approve_quote(ground.workspace, ground.id, "en", quote.key, how="call")
    ground.write(text)
    assert ground.statement.quotes[0].approval is not None


def test_withdrawn_means_no_more_editing(ground: Ground) -> None:
    with pytest.raises(InvalidValue, match="A withdrawal needs a reason"):
        statements.withdraw(ground.workspace, ground.id, 1, " ")
    statements.withdraw(ground.workspace, ground.id, 1, "A figure was wrong")
    withdrawn = ground.statement.withdrawn
    assert withdrawn is not None
    assert withdrawn["reason"] == "A figure was wrong"
    assert ground.statement.stage == "withdrawn"
    for act in (
        lambda: ground.reword("x"),
        lambda: statements.withdraw(ground.workspace, ground.id, 2, "again"),
        lambda: statements.make_revision(ground.workspace, ground.id, "en"),
    ):
        with pytest.raises(InvalidValue, match="was withdrawn"):
            act()


def test_the_bin_and_back(ground: Ground) -> None:
    statements.delete(ground.workspace, [ground.id])
    assert statements.all_statements(ground.workspace) == []
    assert [row.id for row in statements.all_statements(ground.workspace, in_bin=True)] == [ground.id]
    with pytest.raises(InvalidValue, match="lies in the bin"):
        ground.reword("x")
    statements.restore(ground.workspace, [ground.id])
    ground.reword("x")
