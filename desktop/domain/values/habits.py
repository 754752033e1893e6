"""When and how somebody likes to be reached: working days, good hours, the ways they prefer, in five languages."""

import re

from desktop.domain import folding
from desktop.domain.values.listed import listed
from desktop.domain.values.problem import Problem, shown
from desktop.domain.values.text import clean

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_WORDS = (
    "mon monday montag mo lundi lun lunes الاثنين اثنين الإثنين",
    "tue tues tuesday dienstag di mardi mar martes الثلاثاء ثلاثاء",
    "wed weds wednesday mittwoch mi mercredi mer miercoles mie الأربعاء اربعاء",
    "thu thur thurs thursday donnerstag do jeudi jeu jueves jue الخميس خميس",
    "fri friday freitag fr vendredi ven viernes vie الجمعة جمعة",
    "sat saturday samstag sonnabend sa samedi sam sabado sab السبت سبت",
    "sun sunday sonntag so dimanche dim domingo dom الأحد احد",
)
_DAY_OF = {word: day for day, words in zip(DAYS, _DAY_WORDS, strict=True) for word in folding.words(words)}
_JOINERS = listed("to bis a au through thru till until hasta al – - — إلى الى حتى")
_FILLERS = listed("and und et y و & from von vom de du del desde no nur only every jeden le les el los am on")
_ALL_DAYS = listed("daily taglich quotidien diario every day يوميا")
_TOKEN = re.compile(r"[^\W\d_]+|[-–—]")
_RANGE = re.compile(
    r"(?P<h1>\d{1,2})(?:\s*[:.h]\s*(?P<m1>\d{2})?)?\s*(?P<p1>[ap])?\.?m?\.?\s*(?:uhr|h)?"
    r"\s*(?:-|–|—|to|bis|a|à|until|till|hasta|إلى|الى|حتى)\s*"
    r"(?P<h2>\d{1,2})(?:\s*[:.h]\s*(?P<m2>\d{2})?)?\s*(?P<p2>[ap])?\.?m?\.?\s*(?:uhr|h)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;,،/>|\n]")
_NOON, _HOURS, _MINUTES = 12, 24, 60
_WAYS = {
    "email": "email mail courriel correo بريد ايميل البريد",
    "phone": "phone telephone tel telefon call telefono anruf appel llamada هاتف الهاتف اتصال",
    "mobile": "mobile cell handy mobil portable movil جوال موبايل",
    "whatsapp": "whatsapp واتساب wa واتس",
    "signal": "signal سيغنال سيجنال",
    "telegram": "telegram تلغرام تيليغرام",
    "sms": "sms text رساله",
    "x": "x twitter",
}
_WAY_OF = {word: way for way, words in _WAYS.items() for word in folding.words(words)}


def read_days(text: str) -> tuple[list[str], Problem | None]:
    """The working days of "Mon-Thu", "Monday; Friday", "lundi et mardi"; a week may begin on any day ("Sun-Thu")."""
    if folding.key(text) in _ALL_DAYS:
        return list(DAYS), None
    found: dict[str, None] = {}
    last, span = "", False
    for token in _TOKEN.findall(clean(text)):
        word = folding.key(token) or token
        day = _DAY_OF.get(word)
        if day is not None:
            for one in _from_to(last, day) if span and last else (day,):
                found[one] = None
            last, span = day, False
        elif word in _JOINERS:
            span = True
        elif word not in _FILLERS:
            return [], Problem(f"{shown(text)} names no days Dateline knows.", "warning")
    return [day for day in DAYS if day in found], None


def _from_to(first: str, last: str) -> list[str]:
    start, stop = DAYS.index(first), DAYS.index(last)
    return [DAYS[at % len(DAYS)] for at in range(start, stop + 1 if stop >= start else stop + len(DAYS) + 1)]


def read_hours(text: str) -> tuple[str, Problem | None]:
    """Good hours as "09:00-17:00" from "9-17 Uhr", "9am to 5pm", "09h00 à 17h30"."""
    found = _RANGE.fullmatch(clean(text).strip())
    if found is None:
        return "", Problem(f"{shown(text)} is no span of hours such as 09:00-17:00.", "warning")
    start = _time(found["h1"], found["m1"], found["p1"] or "")
    stop = _time(found["h2"], found["m2"], found["p2"] or "")
    if start is None or stop is None:
        return "", Problem(f"{shown(text)} is no span of hours such as 09:00-17:00.", "warning")
    return f"{start}-{stop}", None


def _time(hour: str, minute: str | None, half: str) -> str | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if half.lower() == "p" else 0)
    return f"{hours:02d}:{minutes:02d}" if hours <= _HOURS and minutes < _MINUTES else None


def read_ways(text: str) -> list[str]:
    """The ways somebody prefers to be reached, best first; a way not known is kept in small letters."""
    ways = []
    for part in filter(None, map(str.strip, _BETWEEN.split(clean(text)))):
        words = folding.words(part)
        known = next((_WAY_OF[word] for word in words if word in _WAY_OF), "")
        ways.append("email" if "mail" in words else known or part.lower())
    return list(dict.fromkeys(ways))
