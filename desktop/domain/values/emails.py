"""E-mail addresses: from what people type into cells to bare addresses that can be written to.

Only what is certain is taken. What is nearly an address (a comma for a dot, "name [at] domain") becomes a problem
with a suggestion; what a web page hid, or what two people could read differently, is never an address.
"""

import re
import unicodedata
from urllib.parse import unquote

import idna

from desktop.domain import folding
from desktop.domain.contact import EmailLine, Purpose
from desktop.domain.values.email_check import UNDELIVERABLE, check, is_plain
from desktop.domain.values.email_split import Piece, pieces
from desktop.domain.values.listed import listed
from desktop.domain.values.problem import Problem
from desktop.domain.values.text import is_null

LONGEST_CELL = 50_000
_WRAPPING = " \t\n\"'<>()[]{}.,;:!"
_PLAIN_EDGES = " \t\r\n\xa0."
_PLAIN_SEPARATOR = re.compile(r"\s*[;,\n|]\s*|\s+/\s+")
_DOTS = str.maketrans("。．｡", "...")
_ROLE = listed(
    """
    info information desk newsdesk news newsroom nachrichten noticias actualite redaktion redaction redaccion
    redazione editor editors editorial press presse prensa pressestelle presseoffice pressoffice media medien medios
    communication communications comms kommunikation comunicacion pr contact contacts kontakt contacto office buero
    bureau mail email post hello hallo bonjour hola support help service admin administrator webmaster postmaster
    hostmaster abuse noreply donotreply team tips tip hinweise letters leserbriefe studio booking planning
    planung assignments assignment correspondents foreign politics politik economy culture kultur sports sport web
    online digital social marketing sales ads advertising anzeigen abo subscriptions sekretariat secretariat
    secretary reception zentrale central general enquiries inquiries feedback
    """
)
_PARTS = re.compile(r"[._\-\d]+")
_ROLE_HEAD = re.compile(
    r"^(?:info|desk|newsdesk|newsroom|redaktion|redaction|redaccion|press|presse|prensa|noreply|no-reply|editors?)"
    r"(?=[._\-+]|$)"
)
_ROLE_BEGINNINGS = ("info", "desk", "news", "redak", "redac", "press", "prensa", "no", "editor")
"""How everything begins that `_ROLE_HEAD` matches."""

_ROLE_ENDS = ("desk", "newsroom", "redaktion")
_FIRST_WORD = re.compile(r"[._\-\d]*+([^._\-\d]++)")


def read_addresses(text: str) -> tuple[list[EmailLine], list[Problem]]:
    """The addresses of a cell in order, each once, and what is wrong with the rest.

    Understands lists with any separator, `mailto:` links, `"Doe, Jane" <jane@x.example>` and labels beside
    the address ("work", "privat"). Domains come in lower case, the part before the @ as written.
    """
    if address := plain_address(text):
        return [{"address": address}], []
    if is_null(text):
        return [], []
    if len(text) > LONGEST_CELL:
        return [], [Problem("This cell is too long to be a list of addresses.", "error")]
    if (plain := _plain_list(text)) is not None:
        return plain, []
    lines: list[EmailLine] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for piece in pieces(text):
        problems.extend(piece.problems)
        line = _read_piece(piece, problems)
        if line is not None and (key := address_key(line["address"])) not in seen:
            seen.add(key)
            lines.append(line)
    return lines, problems


def plain_address(text: str) -> str | None:
    """The address a text plainly is, as nearly every cell of addresses; None if it needs a closer look."""
    if not is_plain(text) or text.endswith(UNDELIVERABLE):
        return None
    if text.islower():
        return text
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}"


def _plain_list(text: str) -> list[EmailLine] | None:
    """The addresses of a cell that holds nothing but plain ones; None if it needs a closer look.

    A tenth of most columns: a blank or a dot too many, `mailto:`, two addresses with a separator every list uses.
    """
    found: dict[str, EmailLine] = {}
    for part in _PLAIN_SEPARATOR.split(text.strip(_PLAIN_EDGES)):
        address = plain_address(part.removeprefix("mailto:"))
        if address is None:
            return None
        found.setdefault(address_key(address), {"address": address})
    return list(found.values())


def _read_piece(piece: Piece, problems: list[Problem]) -> EmailLine | None:
    if not piece.address:
        return None
    address, problem = check(piece.address)
    if problem is not None:
        problems.append(problem)
    if address is None:
        return None
    purpose: Purpose | None = piece.purpose
    return {"address": address, "purpose": purpose} if purpose else {"address": address}


def address_key(address: str) -> str:
    """The one spelling in which addresses are compared, whatever way they were written.

    Case, blanks, `mailto:`, a display name, full-width letters, punycode and composed or decomposed accents all
    give the same key. A text that is no address gives its own folded spelling.
    """
    if is_plain(address) and "xn--" not in address:
        return address.lower()
    text = folding.visible(unicodedata.normalize("NFKC", address)).strip()
    if text.endswith(">") and "<" in text:
        text = text[text.rindex("<") + 1 : -1].strip()
    if text[:7].casefold() == "mailto:":
        text = unquote(text[7:].partition("?")[0])
    text = "".join(_casefold(text.strip(_WRAPPING)).split())
    local, at, domain = text.rpartition("@")
    if not at:
        return text
    return f"{local}@{_unicode_domain(domain)}"


def _casefold(text: str) -> str:
    once = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", once).casefold())


def _unicode_domain(domain: str) -> str:
    labels = domain.translate(_DOTS).strip(".").split(".")
    return ".".join(_unicode_label(label) if label.startswith("xn--") else label for label in labels)


def _unicode_label(label: str) -> str:
    try:
        return _casefold(idna.decode(label))
    except (idna.IDNAError, UnicodeError):
        return label


def looks_like_address(text: str) -> bool:
    """Whether a text is probably meant as an address; cheap, for judging whole columns."""
    at = text.find("@")
    if not 0 < at < len(text) - 3:
        return False
    return is_plain(text) or "." in text[at + 1 :]


def is_role_address(address: str) -> bool:
    """Whether an address belongs to a desk or a function (info@, newsroom@), not to one person."""
    return is_role_name(address_key(address).rpartition("@")[0])


def is_role_name(local: str) -> bool:
    """The same for the part before the @, in small letters."""
    local = local.partition("+")[0]
    if local in _ROLE or (local.startswith(_ROLE_BEGINNINGS) and _ROLE_HEAD.match(local)) or local.endswith(_ROLE_ENDS):
        return True
    first = _FIRST_WORD.match(local)
    return first is not None and first[1] in _ROLE and all(word in _ROLE for word in _PARTS.split(local) if word)
