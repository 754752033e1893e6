"""Addresses: what is certain is taken, what is nearly one is a suggestion, the rest is said in words."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.email_check import PLAIN, is_plain
from desktop.domain.values.emails import address_key, is_role_address, looks_like_address, read_addresses


def addresses(text: str) -> list[str]:
    return [line["address"] for line in read_addresses(text)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane@x.example", "jane@x.example"),
        ("Jane.Doe@News.Example", "Jane.Doe@news.example"),
        ("  jane@x.example ", "jane@x.example"),
        ("jane@x.example.", "jane@x.example"),
        ("(jane@x.example),", "jane@x.example"),
        ("'jane@x.example'", "jane@x.example"),
        ("o'brien@x.example", "o'brien@x.example"),
        ("mailto:jane@x.example?subject=hello", "jane@x.example"),
        ("MAILTO: jane@x.example", "jane@x.example"),
        ("E-mail: jane@x.example", "jane@x.example"),
        ("E-mail:jane@x.example", "jane@x.example"),
        ("jane@x.example <?>", "jane@x.example"),
        ('"Doe, Jane" <jane@x.example>', "jane@x.example"),
        ("Doe, Jane <jane@x.example>", "jane@x.example"),
        ("<jane@x.example>", "jane@x.example"),
        ("jane@x.example <jane@x.example>", "jane@x.example"),
        ("jane@x.example>", "jane@x.example"),
        ('<a href="mailto:jane@x.example">jane@x.example</a>', "jane@x.example"),
        ("ｊａｎｅ＠ｘ．ｅｘａｍｐｌｅ", "jane@x.example"),
        ("jane@x。example", "jane@x.example"),
        ("\u202ejane@x.example\u200b", "jane@x.example"),
        ("müller@zeitung.example", "müller@zeitung.example"),
        ("用户@例子.example", "用户@例子.example"),
        ("jane@MÜLLER.example", "jane@müller.example"),
        ("jane@xn--mller-kva.example", "jane@xn--mller-kva.example"),
        ("a@b.example;c@d.example", "a@b.example c@d.example"),
        ("a@b.example, c@d.example,", "a@b.example c@d.example"),
        ("a@b.example,c@d.example", "a@b.example c@d.example"),
        ("a@b.example\nc@d.example", "a@b.example c@d.example"),
        ("a@b.example c@d.example", "a@b.example c@d.example"),
        ("a@b.example/c@d.example", "a@b.example c@d.example"),
        ("a@b.example / c@d.example", "a@b.example c@d.example"),
        ("a@b.example | c@d.example", "a@b.example c@d.example"),
        ("a@b.example ::: c@d.example", "a@b.example c@d.example"),
        ("a@b.example and c@d.example", "a@b.example c@d.example"),
        ("a@b.example و c@d.example", "a@b.example c@d.example"),
        ("a@b.example<br>c@d.example", "a@b.example c@d.example"),
        ("Jane <a@b.example> ; c@d.example", "a@b.example c@d.example"),
        ("Doe, Jane <a@b.example>, Bob <c@d.example>", "a@b.example c@d.example"),
        ("mailto:a@b.example,c@d.example", "a@b.example c@d.example"),
        ("a@b.example; A@B.example", "a@b.example"),
        ("x@y.example a@b.example <a@b.example>", "a@b.example"),
        ("x@y.example, Jane <a@b.example>", "x@y.example a@b.example"),
    ],
)
def test_addresses_are_found(text: str, found: str) -> None:
    assert sorted(addresses(text)) == sorted(found.split())


@pytest.mark.parametrize("text", ["", "  ", "n/a", "-", "TBD"])
def test_nothing_is_no_problem(text: str) -> None:
    assert read_addresses(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("noor@bayan,example", "has a comma inside", "noor@bayan.example"),
        ("noor,ali@bayan.example", "has a comma inside", "noor.ali@bayan.example"),
        ("a@b.co,uk", "has a comma inside", "a@b.co.uk"),
        ("jane@@x.example", "has two @ signs", "jane@x.example"),
        ("jane@doe@x.example", "has two @ signs", ""),
        ("a@x.exampleb@y.example", "has two @ signs", ""),
        ("jane..doe@x.example", "not deliverable as written", "jane.doe@x.example"),
        ("jane.@x.example", "not deliverable as written", "jane@x.example"),
        ("jane@-x.example", "not deliverable as written", "jane@x.example"),
        ("jane@x_y.example", "not deliverable as written", ""),
        ("jane [at] x (dot) example", "is spelled out", "jane@x.example"),
        ("jane(at)x.example", "is spelled out", "jane@x.example"),
        ("jane{@}x.example", "is spelled out", "jane@x.example"),
        ("jane at x dot co dot example", "is spelled out", "jane@x.co.example"),
        ("mailto:jane%40x.example", "is spelled out", "jane@x.example"),
        ("jane @ x.example", "has a blank inside", "jane@x.example"),
        ("jane@ x.example", "has a blank inside", "jane@x.example"),
        ("Jane Doe jane@ x.example", "has a blank inside", "jane@x.example"),
        ("jane@x .example", "has a blank inside", "jane@x.example"),
        ("jane@exam ple.example", "has a blank inside", "jane@example.example"),
        ("jane doe@x.example", "has a blank inside", "janedoe@x.example"),
        ("jane@x", "the rest of the domain is missing", ""),
        ("jane@x.invalid", "its domain is reserved", ""),
        ("jane@x.local", "its domain is reserved", ""),
        ("@jane", "is not an e-mail address", ""),
        ("jane@", "is not an e-mail address", ""),
        ("jane@)", "has nothing after the @", ""),
        ("(.@x.example", "has nothing before the @", ""),
        ("by phone only", "is not an e-mail address", ""),
        ("form", "is not an e-mail address", ""),
        ("www.bayan.example", "is a web page", ""),
        ("https://bayan.example/jane", "is a web page", ""),
        ("jane.bayan.example", "has no @", ""),
        ("x" * 65 + "@y.example", "too long", ""),
        ("jane@" + "x" * 250 + ".example", "too long", ""),
        ("x" * 50_001, "too long to be a list", ""),
        ('"a b"@x.example', "not deliverable as written", ""),
        ("Bcc: evil@y.example", "is a line of a mail header", ""),
        ("mailto:a%0Abcc:evil@y.example", "has a blank inside", ""),
    ],
)
def test_what_is_no_address_is_said(text: str, message: str, suggestion: str) -> None:
    lines, problems = read_addresses(text)
    assert lines == []
    problem = next(problem for problem in problems if problem.severity == "error")
    assert message in problem.message
    assert problem.suggestion == suggestion


@pytest.mark.parametrize("text", ["[email protected]", "[email\u00a0protected]", "Jane [EMAIL PROTECTED]"])
def test_hidden_by_a_web_page(text: str) -> None:
    lines, problems = read_addresses(text)
    assert lines == []
    assert "A web page hid this address" in problems[0].message


@pytest.mark.parametrize(
    ("text", "taken", "message"),
    [
        ("Jane Doe jane@x.example", "jane@x.example", "‘Jane Doe’ beside the address was left out."),
        ("Noor, ali@x.example", "ali@x.example", "‘Noor’ beside the address was left out."),
        ("jane@x.example; via form", "jane@x.example", "‘via form’ beside the address was left out."),
        ('"alice@x.example" <bob@y.example>', "bob@y.example", "stands as a name before ‘bob@y.example’"),
        ("test@Рaypal.example", "test@рaypal.example", "mixes letters of two alphabets"),
    ],
)
def test_taken_with_a_warning(text: str, taken: str, message: str) -> None:
    lines, problems = read_addresses(text)
    assert [line["address"] for line in lines] == [taken]
    assert message in problems[0].message
    assert problems[0].severity == "warning"


def test_the_rest_of_a_list_survives_a_bad_address() -> None:
    lines, problems = read_addresses("a@b.example; bob.y.example; c@d.example")
    assert [line["address"] for line in lines] == ["a@b.example", "c@d.example"]
    assert [problem.message for problem in problems] == ["‘bob.y.example’ has no @."]


def test_a_header_line_never_adds_a_recipient() -> None:
    lines, problems = read_addresses("jane@x.example\r\nBcc: evil@y.example")
    assert [line["address"] for line in lines] == ["jane@x.example"]
    assert "mail header" in problems[0].message


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("jane@x.example (privat)", "personal"),
        ("work: jane@x.example", "work"),
        ("jane@x.example, work", None),
        ("Redaktion jane@x.example", "desk"),
        ("jane@x.example (secure)", "safe"),
        ("other e-mail jane@x.example", None),
    ],
)
def test_words_beside_say_what_it_is_for(text: str, purpose: str | None) -> None:
    lines, problems = read_addresses(text)
    assert lines[0].get("purpose") == purpose
    assert problems == []


SPELLINGS = [
    "Jane.Müller@Zeitung-Bücher.example",
    "jane.müller@zeitung-bücher.example",
    " jane.müller@zeitung-bücher.example ",
    "JANE.MÜLLER@ZEITUNG-BÜCHER.EXAMPLE",
    "mailto:jane.müller@zeitung-bücher.example?subject=x",
    "MailTo:jane.m%C3%BCller@zeitung-bücher.example",
    "Jane Müller <jane.müller@zeitung-bücher.example>",
    '"Müller, Jane" <jane.müller@zeitung-bücher.example>',
    "jane.müller@xn--zeitung-bcher-4ob.example",
    "ｊａｎｅ.müller@zeitung-bücher.example",
    "jane.müller＠zeitung-bücher。example",
    "jane.müller @ zeitung-bücher.example",
    "<jane.müller@zeitung-bücher.example>.",
    "jane.müller@zeitung-bücher.example.",
    "\u200fjane.müller@zeitung-bücher.example\u200b",
    unicodedata.normalize("NFD", "jane.müller@zeitung-bücher.example"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_has_one_key(spelling: str) -> None:
    assert address_key(spelling) == "jane.müller@zeitung-bücher.example"


def test_keys_of_odd_texts() -> None:
    assert address_key("Jane@X.Example") == "jane@x.example"
    assert address_key("No Address") == "noaddress"
    assert address_key("a@xn--99999999.example") == "a@xn--99999999.example"


@given(st.emails().filter(lambda address: re.fullmatch(r"[\w.+-]+@[\w.-]+", address)))
def test_what_is_taken_has_the_key_of_what_was_typed(address: str) -> None:
    for line in read_addresses(address)[0]:
        assert address_key(line["address"]) == address_key(address)


@given(st.text(max_size=60) | st.text("ab@.,;:<>\"' \r\n\0(){}[]/\\%", max_size=30))
def test_no_text_becomes_an_address_that_could_be_two(text: str) -> None:
    for line in read_addresses(text)[0]:
        assert line["address"].count("@") == 1
        assert not re.search(r"[\s,;:<>\"()\x00-\x1f]", line["address"])


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert address_key(address_key(text)) == address_key(text)


@pytest.mark.parametrize("piece", ["a", " ", "<", "a@", "a,", "(", "a at ", "\n", "a@b.example;", '"', ".", "<a "])
def test_long_cells_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    read_addresses(piece * (50_000 // len(piece)))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "answer"),
    [("jane@x.example", True), ("Jane <jane@x.example>", True), ("@jane", False), ("jane@x", False), ("Jane", False)],
)
def test_looks_like_address(text: str, answer: bool) -> None:  # noqa: FBT001
    assert looks_like_address(text) is answer


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("info@x.example", True),
        ("newsdesk.mena@x.example", True),
        ("desk+en@x.example", True),
        ("beirut-newsroom@x.example", True),
        ("news.team@x.example", True),
        ("jane.doe@x.example", False),
        ("pressman@x.example", False),
        ("123@x.example", False),
    ],
)
def test_is_role_address(address: str, answer: bool) -> None:  # noqa: FBT001
    assert is_role_address(address) is answer


@given(st.from_regex(r"[a-zA-Z0-9._\-+]{1,12}@[a-zA-Z0-9.\-]{1,12}\.[a-zA-Z]{1,4}", fullmatch=True))
def test_the_short_look_takes_nothing_the_long_one_refuses(text: str) -> None:
    if is_plain(text):
        assert PLAIN.match(text)
    else:
        assert not PLAIN.match(text)


@pytest.mark.parametrize("separator", [", ", ",", ";", " ; ", " / ", "\n", "|", " & ", " "])
@pytest.mark.parametrize("edge", ["", " ", ".", "mailto:", "\xa0"])
def test_plain_lists_are_read_whatever_stands_between_and_around(separator: str, edge: str) -> None:
    lines, problems = read_addresses(
        f"{edge}Layla@Press.example{separator}omar@press.example{separator}layla@press.example"
    )
    assert [line["address"] for line in lines] == ["Layla@press.example", "omar@press.example"]
    assert problems == []
