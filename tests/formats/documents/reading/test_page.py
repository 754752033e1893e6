"""Web pages: the article without the page around it; what a page hides stays hidden and is said."""

import pytest

from desktop.formats.documents.reading.page import HIDDEN_ADDRESS, read_page


def _texts(body: str) -> list[str]:
    return [one.text for one in read_page("page.html", f"<html><body>{body}</body></html>").paragraphs]


def test_headings_lists_bold_letters_and_tables() -> None:
    document = read_page(
        "page.html",
        "<h1>Safe passage now</h1><p><strong>Access:</strong> open\n the roads.</p><ul><li>One</li><li><p>Two</p></li></ul>"
        '<p dir="rtl">بيان</p><table><tr><td>Mara</td><td>+1 202 555 0143</td></tr></table>',
    )

    title, label, one, two, arabic, row = document.paragraphs
    assert [title.style, one.style, two.style, row.style] == ["heading", "list", "list", "table"]
    assert (label.text, label.bold) == ("Access: open the roads.", ((0, 7),))
    assert arabic.right_to_left
    assert row.text == "Mara | +1 202 555 0143"


@pytest.mark.parametrize(
    "link",
    [
        '<a class="__cf_email__" data-cfemail="7b1a">[email&#160;protected]</a>',
        '<a href="/cdn-cgi/l/email-protection#7b1a"><span class="__cf_email__" data-cfemail="7b1a">[email protected]</span></a>',
        '<a href="/cdn-cgi/l/email-protection#7b1a">write to us</a>',
    ],
)
def test_an_address_hidden_by_the_page_is_no_address(link: str) -> None:
    assert _texts(f"<p>Press: {link}</p>") == [f"Press: {HIDDEN_ADDRESS}"]


def test_an_address_behind_a_link_is_read() -> None:
    assert _texts('<p><a href="mailto:mara@hrn.example?subject=x">Mara</a></p>') == ["Mara (mara@hrn.example)"]


def test_scripts_menus_and_hidden_text_are_left_out_and_named() -> None:
    document = read_page(
        "page.html",
        "<nav>Menu</nav><script>alert(1)</script><style>p{}</style><p>Text.</p>"
        '<p style="display:none">secret</p><p hidden>secret</p><div class="share-buttons">Share</div><footer>Imprint</footer>',
    )

    assert [one.text for one in document.paragraphs] == ["Text."]
    assert document.notes == (
        "2 pieces of hidden text left out.",
        "1 script left out and not run.",
        "3 parts of the page around the text left out (menus, sharing, footer).",
    )


def test_the_article_is_taken_with_the_headline_above_it() -> None:
    article = "<p>Long text of the statement.</p>" * 30

    texts = _texts(f"<h1>Headline</h1><div>Other news</div><article>{article}</article><div>More</div>")

    assert texts[0] == "Headline"
    assert set(texts[1:]) == {"Long text of the statement."}


def test_two_line_breaks_end_a_paragraph_and_one_breaks_the_line() -> None:
    assert _texts("<p>One<br>line<br><br>Two</p>") == ["One\nline", "Two"]


def test_lists_pasted_from_word_lose_their_marks() -> None:
    pasted = '<p class="MsoListParagraph"><span style="mso-list:Ignore">1.&nbsp;</span>Open the roads.</p><p class=MsoNormal>End.</p>'

    first, second = read_page("pasted", pasted).paragraphs
    assert (first.text, first.style, second.style) == ("Open the roads.", "list", "normal")
