"""Letters that were read with the wrong table ("MÃ¼ller", "ط§ظ„ط§ط³ظ…", "ÇáÇÓã"), recognised and put right.

Good text must never be touched, so a repair needs evidence no living language gives: symbols or capitals where no
word has them, and letters of one plausible alphabet after the repair.
"""

import re
import unicodedata
from itertools import pairwise

_HIGH = re.compile(r"[^\x00-\x7f]")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")
_WRONG_TABLES = ("cp1252", "cp1256", "cp1250")
_SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "GREEK", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI")
_FINE = frozenset("‘’‚“”„†•…–—‹›«»€№™®©°·¡¿§¶ªº¼½¾²³±×÷´¨¸،؛؟ـ\u200c\u200d\u200e\u200f\u00a0\ufeff")
_LOST_BLANK = re.compile("Ã (?= |\\Z)|(?<=[a-z])Ã(?=\\s|\\Z)|(?<![^\\s])Ã(?=\\s)")
_NEVER_AFTER = {"Ã": "ŠŒŽšœžŸ", "Â": "ŠŒŽšœžŸŚŤŹśťźŁĄŻłąĽľż", "Ă": "ŠŚŤŽŹšśťžźŁĄŻłąĽľż"}  # no alphabet has both
_NEVER_IN_WORDS = "ƒªº"
_QUOTING = "’”“…–—»›\u00a0!?"
_WORD = re.compile(r"[^\W\d_]{2,}")
_ARABIC_WORD = re.compile(r"(?!ء)[\u0621-\u0628\u062a-\u064a]+[\u0621-\u064a]\Z")
_ENOUGH = 4
_ROUNDS = 2


def _encoder(table: str) -> dict[int, int]:
    """Character -> byte of a table; bytes the table leaves open stand for themselves, as careless readers do."""
    found = {}
    for byte in range(0x80, 0x100):
        try:
            char = bytes([byte]).decode(table)
        except UnicodeDecodeError:
            char = chr(byte)
        found[ord(char)] = byte
    return found


_ENCODERS = {table: _encoder(table) for table in _WRONG_TABLES}
_ENCODERS["latin1"] = {byte: byte for byte in range(0x80, 0x100)}


def _suspicion() -> re.Pattern[str]:
    """Two characters that could be bytes of UTF-8 in some table: without them a text needs no closer look."""
    leads = {char for table in _ENCODERS.values() for char, byte in table.items() if 0xC2 <= byte <= 0xF4}
    following = {char for table in _ENCODERS.values() for char, byte in table.items() if byte < 0xC0}
    classes = ("".join(re.escape(chr(char)) for char in sorted(chars)) for chars in (leads, following))
    return re.compile("[{}][{}]|Ã(?: |\\Z)".format(*classes))


_SUSPICIOUS = _suspicion()
_WESTERN_WORD = re.compile("[À-ÿŒœŠšŽžŸƒ]{2,}")


def repair_mojibake(text: str) -> str | None:
    """The text as it was meant if it was clearly read with a wrong table, else None.

    Ask before `clean`, which drops the control characters some damage consists of.
    """
    current = text
    for _ in range(_ROUNDS):
        repaired = _repaired(current)
        if repaired is None:
            break
        current = repaired
    return current if current != text else None


def _repaired(text: str) -> str | None:
    if text.isascii():
        return None
    if not _SUSPICIOUS.search(text):
        return _as_arabic(text) if _WESTERN_WORD.search(text) else None
    for name, table in _ENCODERS.items():
        if (repaired := _as_utf8(text, table)) is not None:
            return repaired
        if name == "cp1252" and "Ã" in text:
            whole = _LOST_BLANK.sub("Ã\u00a0", text)
            if whole != text and (repaired := _as_utf8(whole, table)) is not None:
                return repaired
    return _as_arabic(text) if _WESTERN_WORD.search(text) else None


def _as_utf8(text: str, table: dict[int, int]) -> str | None:
    """The text if all its letters beyond ASCII, taken back to bytes, are UTF-8 and were clearly not meant."""
    clear = False
    pieces: list[str] = []
    last = 0
    for run in _HIGH_RUN.finditer(text):
        codes = [table.get(ord(char)) for char in run[0]]
        if None in codes:
            return None
        try:
            meant = bytes(code for code in codes if code is not None).decode()
        except UnicodeDecodeError:
            return None
        if not all(map(_is_plausible, meant)):
            return None
        clear = clear or _is_clear(text, run)
        pieces += (text[last : run.start()], meant)
        last = run.end()
    return "".join((*pieces, text[last:])) if clear else None


def _is_plausible(char: str) -> bool:
    if char in _FINE:
        return True
    if not char.isalpha() and unicodedata.category(char) not in {"Mn", "Mc", "Nd"}:
        return ord(char) >= 0x1F000  # an emoji
    name = unicodedata.name(char, "").partition(" ")[0]
    if name == "LATIN":
        return ord(char) < 0x180 or char in "ƒȘșȚțƠơƯư" or 0x1E00 <= ord(char) < 0x1F00
    return name in _SCRIPTS or unicodedata.category(char) in {"Mn", "Mc", "Nd"}


def _is_clear(text: str, run: re.Match[str]) -> bool:
    """Whether a run of wrong letters is one no word has.

    Clear are a symbol inside a word, several symbols, a capital after or before small letters where no capital
    belongs, and an Arabic letter glued to a Latin one. A capital before a quotation mark or dash is not: „REGIÄ“.
    """
    wrong = run[0]
    before, after = text[: run.start()][-1:], text[run.end() :][:1]
    beside = f"{before}{after}"
    if "\u0600" < max(wrong) < "\u0700" and any(char.isascii() and char.isalpha() for char in beside):
        return True
    symbols = [char for char in wrong[1:] if not char.isalpha() or char in _NEVER_IN_WORDS]
    if symbols:
        quoting = len(wrong) == 2 and wrong[1] in _QUOTING and not after.isalpha()
        return not quoting or (before.islower() and wrong[0].isupper())
    if any(second in _NEVER_AFTER.get(first, "") for first, second in pairwise(wrong)):
        return True
    if after.islower() and any(map(str.isupper, wrong[1:])):
        return True
    return wrong[0].isupper() and before.islower() and after.islower()


def _as_arabic(text: str) -> str | None:
    """The text if it is Arabic of windows-1256 that was read as windows-1252."""
    table = _ENCODERS["cp1252"]
    if any(ord(char) not in table for char in _HIGH.findall(text)):
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words or any(char.isascii() for word in words for char in word):
        return None
    meant = bytes(table.get(ord(char), ord(char)) for char in text).decode("cp1256")
    turned = [word for word in _WORD.findall(meant) if not word.isascii()]
    letters = "".join(turned)
    arabic = all(map(_ARABIC_WORD.match, turned)) and set("ال") & set(letters)
    return meant if arabic and len(letters) >= _ENOUGH and len(set(letters)) > _ENOUGH // 2 else None
