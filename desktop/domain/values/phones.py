"""Phone numbers: E.164 where the digits say it, as typed and marked where they do not.

Digits a spreadsheet destroyed are reported, never rebuilt: a number without its + is a suggestion, not a fact.
"""

import datetime as dt
import math
import re
from functools import lru_cache

import phonenumbers

from desktop.domain.contact import Answers, PhoneLine
from desktop.domain.values.phone_plain import is_assigned, is_never_one, plain_number
from desktop.domain.values.phone_split import Part, parts, plain_digits
from desktop.domain.values.problem import Cell, Problem, shown
from desktop.domain.values.text import clean

LONGEST_CELL = 5_000
_INTERNATIONAL = re.compile(r"\+[1-9][\d ().\-]{6,22}\Z")
_NATIONAL = re.compile(r"[\d(][\d ().\-]{5,18}\d\Z", re.ASCII)
_SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?\s*E\s*[+]?\s*\d{1,2}\Z", re.IGNORECASE)
_PHONE = re.compile(r"[+(]{0,2}\d[\d\s().\-/+]{4,24}\d\Z")
_DATE = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}\Z|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})\Z")
_NOT_DIGIT = re.compile(r"\D+")
_ALL_SAME = re.compile(r"\+\d{1,3}(\d)\1{5,}\Z")
_PRECISION = 10**15
_ANSWERS: dict[str, list[Answers]] = {"whatsapp": ["whatsapp"], "signal": ["signal"], "fax": ["fax"]}


def read_phones(value: Cell, country: str, *, purpose: str = "") -> tuple[list[PhoneLine], list[Problem]]:
    """The phones of a cell in order, each once, and what a person should check.

    Args:
        value: the cell as the file holds it, so that a number can be told from a text.
        country: ISO alpha-2 of the row, for numbers without a country code; "" if not known.
        purpose: what the column is for ("mobile", "whatsapp"); words beside a number win over it.
    """
    if isinstance(value, str) and _INTERNATIONAL.match(value) and (number := _parse(value, "")[0]):
        return [_line(number, Part(value), purpose)], _doubts(number)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _read_number(value, country, purpose)
    if isinstance(value, dt.date | dt.time):
        note = f"The sheet turned this phone into a date ({clean(value)}): type it again as text."
        return [], [Problem(note, "error")]
    if isinstance(value, str) and country and _NATIONAL.match(value) and (number := _parse(value, country)[0]):
        return [_line(number, Part(value), purpose)], _doubts(number)
    text = clean(value)
    if len(text) > LONGEST_CELL:
        return [], [Problem("This cell is too long to be a list of phones.", "error")]
    lines: list[PhoneLine] = []
    problems: list[Problem] = []
    for part in parts(text):
        line, found = _read_part(part, country, purpose)
        problems.extend(found)
        if line is not None and line["number"] not in {known["number"] for known in lines}:
            lines.append(line)
    return lines, problems


def _read_number(value: float, country: str, purpose: str) -> tuple[list[PhoneLine], list[Problem]]:
    if not math.isfinite(value) or value != int(value) or value <= 0:
        return ([], []) if value == 0 else ([], [Problem(f"{shown(str(value))} is not a phone number.", "error")])
    digits = str(int(value))
    if value >= _PRECISION:
        return [], [Problem("The sheet kept this phone as a number and lost its last digits.", "error")]
    line, problems = _read_part(Part(digits), country, purpose)
    if not problems:
        note = f"This cell was a number: check that no leading 0 or + is missing in {shown(digits)}."
        problems = [Problem(note, "warning")]
    return ([line] if line else []), problems


def _read_part(part: Part, country: str, purpose: str) -> tuple[PhoneLine | None, list[Problem]]:
    if _SHORTENED.match(part.number):
        return None, [Problem(f"Excel shortened this number to {shown(part.number)}; digits are lost.", "error")]
    if not part.number:
        return None, [Problem(f"{shown(part.beside)} is not a phone number.", "error")]
    notes = []
    if part.beside:
        notes.append(Problem(f"{shown(part.beside)} beside the phone was left out.", "warning"))
    number, why = _parse(part.number, country)
    if number is not None:
        return _line(number, part, purpose), notes + _doubts(number)
    line = _line(part.number, part, purpose)
    line["unchecked"] = True
    return line, [*notes, why or _unreadable(part.number)]


def _line(number: str, part: Part, purpose: str) -> PhoneLine:
    line: PhoneLine = {"number": number}
    answers = list(part.answers) or _ANSWERS.get(purpose, [])
    if answers:
        line["answers"] = list(answers)
    if kind := part.purpose or (purpose if purpose not in _ANSWERS else ""):
        line["purpose"] = kind
    if part.extension:
        line["extension"] = part.extension
    return line


@lru_cache(maxsize=4096)
def _parse(text: str, country: str) -> tuple[str | None, Problem | None]:
    """The E.164 number, or what to say instead."""
    if number := plain_number(text, country.upper()):
        return number, None
    text = "+" + text[2:] if text.startswith("00") and text[2:3] not in {"0", ""} else text
    if text.startswith("+"):
        return _international(text), None
    region = country.upper()
    if region and (number := _national(text, region)):
        return number, None
    return None, _plus_missing(text, region)


def _international(text: str) -> str | None:
    if is_never_one(text, ""):
        return None
    try:
        found = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return None
    return _e164(found) if phonenumbers.is_possible_number(found) else None


def _national(text: str, region: str) -> str | None:
    """The number read as one of that country; None when its country code would have to be guessed."""
    if is_never_one(text, region):
        return None
    try:
        found = phonenumbers.parse(text, region, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None
    guessed = phonenumbers.CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN
    if found.country_code_source == guessed and found.country_code != 1:
        return None
    reason = phonenumbers.is_possible_number_with_reason(found)
    return _e164(found) if reason == phonenumbers.ValidationResult.IS_POSSIBLE else None


def _e164(found: phonenumbers.PhoneNumber) -> str:
    zeros = "0" * (found.number_of_leading_zeros or 1) if found.italian_leading_zero else ""
    return f"+{found.country_code}{zeros}{found.national_number}"


def _plus_missing(text: str, region: str) -> Problem | None:
    digits = plain_digits(text)
    if digits.startswith("0") or len(digits) < 9:
        return None
    number = _assigned("+" + digits)
    if number is None:
        return None
    code = phonenumbers.country_code_for_region(region) if region else 0
    if code and digits.startswith(str(code)):
        note = f"{shown(text)} has no + but begins with +{code}, the code of this row's country."
    else:
        note = f"{shown(text)} has no + and no country: it reads as {number}, which may be wrong."
    return Problem(note, "warning", number)


def _assigned(text: str) -> str | None:
    """The E.164 number if its country gives out such numbers."""
    if number := plain_number(text, ""):
        return number if is_assigned(number) else None
    number = _international(text)
    return number if number and phonenumbers.is_valid_number(phonenumbers.parse(number, None)) else None


def _unreadable(text: str) -> Problem:
    digits = plain_digits(text)
    if len(digits) > 17:
        return Problem(f"{shown(text)} is too long to be a phone number.", "warning")
    if len(digits) < 7:
        return Problem(f"{shown(text)} is too short to be dialled from elsewhere.", "warning")
    if text.startswith(("+", "00")):
        return Problem(f"{shown(text)} is no possible number in its country.", "warning")
    return Problem(f"{shown(text)} has no country code: say which country it is in.", "warning")


def _doubts(number: str) -> list[Problem]:
    if len(set(number[-8:])) == 1 or _ALL_SAME.match(number):
        return [Problem(f"{number} does not look like a real number.", "warning")]
    return []


def phone_key(number: str) -> str:
    """The spelling in which phones are compared: + and digits where the country code is there, else digits."""
    if number[:1] == "+" and number[1:].isdecimal() and number.isascii():
        return number
    digits = plain_digits(number)
    stripped = number.lstrip(" ('\u202a\u200e\u200f\u2066")
    if stripped.startswith(("+", "＋")):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def looks_like_phone(text: str) -> bool:
    """Whether a text is probably meant as a phone; cheap, for judging whole columns."""
    text = text.strip().removeprefix("tel:")
    if not 6 <= len(text) <= 60 or _DATE.match(text):
        return False
    if _PHONE.match(text):
        return 6 <= len(_NOT_DIGIT.sub("", text)) <= 17
    return any(_PHONE.match(part.number) is not None for part in parts(text)[:3])
