"""Saved e-mails: the text part first, attachments named."""

from email.message import EmailMessage

from desktop.formats.documents.reading.mail import is_mail, read_mail

TEXT = "JOINT STATEMENT\n\nOpen the roads.\n\n-- \nSent from my phone\n"


def _mail(text: str = TEXT, html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@hrn.example", "b@ndu.example", "Our statement"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_mail_is_known_by_its_headers() -> None:
    assert is_mail(_mail().as_bytes())
    assert not is_mail(b"Contact: Mara Lindqvist\nDate: 3 May 2022\n\nText")


def test_the_text_part_comes_first_without_its_signature() -> None:
    document = read_mail("a.eml", _mail(html="<p>other</p>").as_bytes())

    assert [one.text for one in document.paragraphs] == ["JOINT STATEMENT", "Open the roads."]
    assert document.notes == ("The subject of the e-mail is ‘Our statement’.",)


def test_the_html_part_is_read_where_there_is_no_text() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@hrn.example", "S"
    message.set_content("<h1>Head</h1><p>Text.</p>", subtype="html")

    assert [one.text for one in read_mail("a.eml", message.as_bytes()).paragraphs] == ["Head", "Text."]


def test_attachments_are_named_without_their_path() -> None:
    message = _mail("See attachment.")
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="../../statement.docx")

    notes = read_mail("a.eml", message.as_bytes()).notes

    assert notes[:2] == (
        "1 attachment left out: ‘statement.docx’.",
        "The statement may be in the attachment ‘statement.docx’: save it, and read that file.",
    )


def test_letters_in_a_wrong_or_unknown_encoding_are_still_read() -> None:
    raw = (
        b"From: a@hrn.example\r\nTo: b@ndu.example\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\n"
        + "بيان".encode()
    )

    assert read_mail("a.eml", raw).paragraphs[0].text == "بيان"


def test_flowed_lines_are_joined() -> None:
    raw = b"From: a@x.example\nTo: b@x.example\nContent-Type: text/plain; format=flowed\n\nOne line \ngoes on.\n"

    assert read_mail("a.eml", raw).paragraphs[0].text.strip() == "One line goes on."
