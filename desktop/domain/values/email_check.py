"""Whether one candidate is an address that can be delivered to, and if not, why, and what it may have been."""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from desktop.domain.values.problem import Problem, shown

_LOCAL = r"(?=[^@]{1,64}@)[A-Za-z0-9_+](?:[A-Za-z0-9_+'\-]|\.(?=[A-Za-z0-9_+'\-]))*"
_LABEL = r"(?!xn--|[^.]{64})[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?"
PLAIN = re.compile(rf"(?=.{{6,254}}\Z){_LOCAL}@(?:{_LABEL}\.)+(?!xn--)[A-Za-z]{{2,63}}\Z", re.IGNORECASE)
"""What nearly every address looks like; what it does not match is judged slowly and completely."""

# A part of `PLAIN` that costs a sixth of it.
_SIMPLE = re.compile(r"[A-Za-z0-9]++(?:[._\-][A-Za-z0-9]++)*+@(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)+[a-z]{2,}+\Z")
_LONGEST_SIMPLE = 63

LONGEST_ADDRESS = 254
LONGEST_LOCAL = 64
UNDELIVERABLE = (".invalid", ".local", ".localhost", ".localdomain", ".onion", ".arpa", ".test")
_TIDIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"@{2,}"), "@"),
    (re.compile(r"\.{2,}"), "."),
    (re.compile(r"\.@|@\."), "@"),
    (re.compile(r"(?<=@)-+|[-.]+$"), ""),
    (re.compile(r"\\|\s"), ""),
)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_ASKING_DOMAIN = re.compile(r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+\Z")


def check(candidate: str) -> tuple[str | None, Problem | None]:
    """The address as it is to be written to, or None; and what to say about it."""
    if candidate.count("@") != 1:
        return None, _count_problem(candidate)
    if len(candidate) > LONGEST_ADDRESS:
        return None, Problem(f"{shown(candidate)} is too long for an e-mail address.", "error")
    address = validated(candidate)
    if address is None:
        return None, Problem(_why(candidate), "error", suggestion(candidate))
    domain = address.rpartition("@")[2]
    if mixes_scripts(domain):
        return address, Problem(f"{shown(address)} mixes letters of two alphabets: check it.", "warning")
    return address, None


def deliverable(address: str) -> bool:
    """Whether mail could reach the address as it is written."""
    return (is_plain(address) and not address.endswith(UNDELIVERABLE)) or validated(address) is not None


def validated(candidate: str) -> str | None:
    """The address with its domain in lower case, or None if no mail could reach it as written."""
    if is_plain(candidate) and not candidate.endswith(UNDELIVERABLE):
        local, _, domain = candidate.rpartition("@")
        return f"{local}@{domain.lower()}"
    try:
        found = validate_email(candidate, check_deliverability=False, allow_smtputf8=True, strict=True)
    except (EmailNotValidError, UnicodeError):
        return None
    local, _, domain = candidate.rpartition("@")
    kept = domain.lower() if domain.isascii() else found.domain
    return f"{found.local_part}@{kept}"


def suggestion(candidate: str) -> str:
    """A deliverable address very near to the candidate, or ""."""
    text = candidate
    for pattern, replacement in _TIDIES:
        text = pattern.sub(replacement, text)
    return validated(text) or "" if text != candidate else ""


def is_plain(text: str) -> bool:
    """Whether a text looks like nearly every address: it can be taken as it stands, its domain in lower case."""
    if len(text) <= _LONGEST_SIMPLE and _SIMPLE.match(text):
        return True
    return PLAIN.match(text) is not None


def mixes_scripts(domain: str) -> bool:
    """Whether one label of a domain mixes alphabets that look alike (a Cyrillic а among Latin letters)."""
    return not domain.isascii() and any(len(_scripts(label)) > 1 for label in domain.split("."))


def _scripts(label: str) -> set[str]:
    names = (unicodedata.name(char, "").partition(" ")[0] for char in label)
    return {name for name in names if name in _SCRIPTS}


def _count_problem(candidate: str) -> Problem:
    if "@" in candidate:
        return Problem(f"{shown(candidate)} has two @ signs.", "error", suggestion(candidate))
    if candidate.lower().startswith(("http:", "https:", "www.")):
        return Problem(f"{shown(candidate)} is a web page, not an e-mail address.", "error")
    if _ASKING_DOMAIN.match(candidate):
        return Problem(f"{shown(candidate)} has no @.", "error")
    return Problem(f"{shown(candidate)} is not an e-mail address.", "error")


def _why(candidate: str) -> str:
    local, _, domain = candidate.rpartition("@")
    if re.search(r"\s", candidate):
        return f"{shown(candidate)} has a blank inside."
    if not local:
        return f"{shown(candidate)} has nothing before the @."
    if not domain:
        return f"{shown(candidate)} has nothing after the @."
    if "." not in domain.strip("."):
        return f"{shown(candidate)} ends after {shown(domain)}: the rest of the domain is missing."
    if domain.lower().endswith(UNDELIVERABLE):
        return f"{shown(candidate)} can never be delivered: its domain is reserved."
    if len(local) > LONGEST_LOCAL:
        return f"{shown(candidate)} is too long for an e-mail address."
    return f"{shown(candidate)} is not deliverable as written."
