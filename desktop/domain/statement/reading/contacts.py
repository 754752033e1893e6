"""Press contacts from loose lines: names, titles, organisations, addresses and phones, however they are set."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from desktop.domain import folding
from desktop.domain.statement.reading import words
from desktop.domain.statement.reading.reach import HIDDEN_NOTE, SPELLED_NOTE, Reach, reach_of
from desktop.domain.statement.text import PressContact, Signatory

_CHUNK = re.compile(
    r"[\x02|;؛•·\t،]+|,(?!\s?(?:Jr|PhD|MD|M\.D\.)\b)|\s[–—-]+\s|\s?[–—]\s|:(?!//)|[()\[\]<>]|\s/\s|\s\*\s|\s(?:at|or|ou|o|oder|per|via|au|en|unter|أو|على)\s(?=\s*[\x02])"
)
_WAYS = frozenset(
    folding.key(word)
    for word in """tel,telephone,phone,ph,t,m,p,e,mob,mobile,cell,office,direct,whatsapp,signal,telegram,email,e mail,mail,address,courriel,mel,correo,correo
    electronico,telefono,téléphone,tél,portable,móvil,celular,handy,mobil,telefon,fax,web,website,site web,twitter,x,skype,الهاتف,هاتف,جوال,الجوال,موبايل,محمول,البريد
    الالكتروني,البريد الإلكتروني,البريد,بريد الكتروني,بريد إلكتروني,ايميل,إيميل,الايميل,واتساب,واتس اب,تلفون,رقم الهاتف,الموقع,number,phone number,email address,e-mail-adresse,tel mob,
    call,text,by email,by phone,on,at,or,and,et,y,und,o,ou,oder,to,please,via,per mail,tel whatsapp,cel,phone whatsapp,mobile whatsapp,whatsapp signal,signal whatsapp,or email,or call,c,o,w,tf""".replace(
        "\n", " "
    ).split(",")
)
_HEADS = frozenset(
    folding.key(word)
    for word in """name,organisation,organization,title,role,position,language,languages,country,contact,nom,fonction,nombre,cargo,organizacion,organización,funktion,sprache,
    الاسم,المنظمة,الصفة,اللغة,المسمى الوظيفي,contact person,phone,email,tel""".replace("\n", " ").split(",")
)
_APPS = {
    "whatsapp": "WhatsApp",
    "signal": "Signal",
    "واتساب": "WhatsApp",
    "واتس اب": "WhatsApp",
    "telegram": "Telegram",
}
_LEAD_IN = re.compile(
    r"^(?:\s*(?:(?:please|kindly|bitte|veuillez|merci de|por favor|يرجى|الرجاء)\s+)?(?:contact(?:er|ez|ar|o|e)?|call|email|write to|kontaktieren sie|wenden sie sich an|"
    r"s['’]adresser à|comunicarse con|contactar con|contactar a|escribir a|التواصل مع|الاتصال ب|التواصل عبر|مراسلة|you may contact|get in touch with|reach out to|reach|are available|is)\b[\s:,]*)+",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^(?:for|pour|para|für|عن|من|by|from|at|bei|de|von|لدى|the|la|le|el|die|der)\s+(?:the\s|la\s|le\s|el\s|die\s|den\s|l['’])?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mme|M|Sr|Sra|Hr|Fr|Me|Herr|Frau|Adv|Ing|Lic)\.?\s+)*[^\W\d_][\w’'‘.\-]*(?:\s+[\w’'‘.\-]+){1,5}$"
)
_SMALL_NAME = frozenset(
    {
        "de",
        "la",
        "del",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "da",
        "dos",
        "du",
        "le",
        "y",
        "zu",
        "abu",
        "ben",
        "und",
    }
)
_ARABIC = re.compile("[\u0620-\u064a]")
_LANGUAGE_NOTE = frozenset(
    folding.key(w)
    for w in "english arabic french spanish german anglais arabe français espagnol allemand inglés árabe francés español alemán englisch arabisch französisch spanisch deutsch العربية الإنجليزية الفرنسية عربي انجليزي".split()
)
_LONG = 220
_DEPARTMENT = re.compile(
    r"\b(?:Committee|Teams?|Department|Desk|Unit|Office|Division|Board|Section|Affairs|Communications?|Media|Press|Policy|Advocacy|Programmes?|Programs?|Comité|Comisión|Abteilung|Ausschuss|Bereich)\b"
)
_ROLE_AT = re.compile(
    r"^(?P<title>.{3,60}?)\s(?:(?:at|of|for|with|von|bei|beim|chez|du|des|de la|de|del|من|في|لدى)\s|de l['’])(?:the\s)?(?P<organisation>[A-ZÀ-Þء-ي].{1,80})$"
)


@dataclass
class _Draft:
    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        return bool(self.email or self.phone or HIDDEN_NOTE in self.notes or any(SPELLED_NOTE in n for n in self.notes))


@dataclass(frozen=True, slots=True)
class _Fields:
    name: str
    title: str
    organisation: str
    others: tuple[str, ...]
    reach: Reach


def read_contacts(lines: Sequence[str], organisations: Iterable[Signatory] = ()) -> tuple[PressContact, ...]:
    """The press contacts that these lines name, in order."""
    keys = {folding.key(text) for one in organisations for text in (one.name, one.acronym) if text}
    reader = _Reader(keys)
    for line in lines:
        for piece in _divided(line):
            reader.take(piece)
    return reader.all()


def _divided(line: str) -> list[str]:
    """A line of several people, each with a way to reach them, as several lines."""
    for separator in (
        r";\s*|؛\s*",
        r"\s(?:or|and|ou|et|o|y|oder|und)\s(?=[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ])",
        r"\s/\s",
        r"\s[·•|]\s",
    ):
        pieces = re.split(separator, line)
        if len(pieces) > 1 and all(reach_of(piece).any and _is_named(piece) for piece in pieces):
            return pieces
    return [line]


def _is_named(piece: str) -> bool:
    beside = reach_of(piece).beside.split("\x02")[0]
    return len([word for word, _, _ in words.spans(beside) if word not in _WAYS]) > 1


class _Reader:
    """Puts the fields of one line after the other together."""

    def __init__(self, organisations: set[str]) -> None:
        self._known = organisations
        self._found: list[_Draft] = []
        self._now = _Draft()
        self._house = ""

    def take(self, line: str) -> None:
        """One line."""
        rest = self._without_heading(line)
        if not rest.strip(" :.,–—-"):
            return
        fields = self._fields(rest)
        if not (fields.name or fields.title or fields.organisation or fields.reach.any):
            return
        if (fields.name and (self._now.name or self._now.reached)) or self._starts_anew(fields):
            self._flush()
        self._set(fields)

    def all(self) -> tuple[PressContact, ...]:
        """Everybody found."""
        self._flush()
        return tuple(
            PressContact(
                one.name, one.title, one.organisation, one.email, one.phone, ". ".join(dict.fromkeys(one.notes))
            )
            for one in self._found
        )

    def _without_heading(self, line: str) -> str:
        rest = line
        while (found := _heading(rest)) is not None and not self._is_title(rest, found[1]):
            rest = found[1].lstrip(" :：,–—-|.)؛،")
            self._flush(keep_house=False)
        return _LEAD_IN.sub("", rest)

    def _is_title(self, text: str, rest: str) -> bool:
        """ "Media relations officer": the phrase is the beginning of a title."""
        after = words.spans(rest[:40])
        return (
            bool(after)
            and rest[:1] == " "
            and after[0][0] in words.listed("roles")
            and after[0][0] not in {"press", "media", "presse", "prensa"}
        )

    def _starts_anew(self, fields: _Fields) -> bool:
        """An organisation or a second address after somebody complete begins the next."""
        if fields.organisation and not fields.name and self._now.reached:
            return True
        again = fields.reach.addresses and self._now.email and not fields.name
        return bool(again and not self._now.name and fields.others)

    def _set(self, fields: _Fields) -> None:
        now = self._now
        now.name = now.name or fields.name
        now.title = now.title or fields.title
        if fields.organisation:
            if not now.name and not fields.reach.any:
                self._house = fields.organisation
            now.organisation = now.organisation or fields.organisation
        self._reach(fields.reach)
        now.notes.extend(note for note in fields.others if note)

    def _reach(self, reach: Reach) -> None:
        now = self._now
        for address in reach.addresses:
            if not now.email:
                now.email = address
            elif address != now.email:
                now.notes.append(f"Also {address}")
        for phone in reach.phones:
            if not now.phone:
                now.phone = phone
            elif phone != now.phone:
                now.notes.append(f"Also {phone}")
        if reach.hidden:
            now.notes.append(HIDDEN_NOTE)
        now.notes.extend(f"{SPELLED_NOTE}: {one}" for one in reach.spelled)

    def _flush(self, *, keep_house: bool = True) -> None:
        now = self._now
        if now.reached or now.name:
            now.organisation = now.organisation or self._house
            self._found.append(now)
        if not keep_house:
            self._house = ""
        self._now = _Draft()

    def _fields(self, line: str) -> _Fields:
        reach = reach_of(line)
        name = title = organisation = ""
        others: list[str] = []
        for chunk in _CHUNK.split(reach.beside):
            bare = chunk.strip(" \t,:–—-*&+'\"“”«»")
            bare = bare if bare.endswith(("e.V.", "Inc.", "Ltd.")) else bare.strip(". ")
            key = folding.key(bare)
            if not key or key in _WAYS or key in _HEADS:
                others.extend([_APPS[key]] if key in _APPS else [])
                continue
            bare = _without_way(_without_office(bare))
            for piece in self._by_known(bare) or _by_role(bare):
                kind = self._kind(piece, named=bool(name))
                if kind == "name" and not name:
                    name = piece
                elif kind == "organisation" and not organisation:
                    organisation = _FOR.sub("", piece) if folding.key(piece) not in self._known else piece
                elif kind == "title":
                    title = f"{title}, {piece}" if title else piece
                elif kind == "language":
                    others.append(piece)
        return _Fields(name, title, organisation, tuple(others), reach)

    def _by_known(self, text: str) -> list[str]:
        """ "Präsident BBV": a title before an organisation that the text names."""
        tokens = text.split()
        for count in range(1, len(tokens)):
            head, tail = " ".join(tokens[:count]), " ".join(tokens[count:])
            if folding.key(tail) in self._known and any(map(_is_role, folding.words(head))):
                return [re.sub(r"\s(?:of|at|der|des|von|bei|de|del|du)$", "", head), tail]
        return []

    def _kind(self, text: str, *, named: bool) -> str:
        key = folding.key(_FOR.sub("", text))
        keys = [word for word, _, _ in words.spans(text)]
        if key in self._known or folding.key(text) in self._known:
            return "organisation"
        if not keys or len(text) > 110:  # noqa: PLR2004
            return ""
        if all(word in _LANGUAGE_NOTE or word in {"and", "et", "y", "und", "speaking"} for word in keys):
            return "language"
        role = any(_is_role(word) for word in keys)
        noun = words.names_organisation(text)
        if role and (not noun or _is_role(keys[0])):
            return "title"
        if noun:
            return "organisation"
        if not named and _is_person(text):
            return "name"
        if (text.isupper() or named) and text[:1].isupper():
            return "organisation"
        return ""


def _heading(text: str) -> tuple[str, str] | None:
    found = words.opening(text, "contacts")
    if found is None:
        short = words.opening(text, "contacts_short")
        found = short if short and short[1].lstrip().startswith((":", "：")) else None
    return found


def _is_role(word: str) -> bool:
    known = words.listed("roles")
    return word in known or (word[:1] == "و" and word[1:] in known)


def _without_way(text: str) -> str:
    tokens = text.split()
    while tokens and folding.key(tokens[-1]) in _WAYS and len(tokens) > 1:
        tokens.pop()
    while tokens and folding.key(tokens[0]) in _WAYS and len(tokens) > 1:
        tokens.pop(0)
    return " ".join(tokens)


def _without_office(text: str) -> str:
    """ "Winter Aid press office" without the office."""
    for word, start, _ in words.spans(text)[1:]:
        if word and folding.key(text[start:]) in words.phrases("press_office"):
            return text[:start].strip()
    return text


def _by_role(text: str) -> list[str]:
    """ "Press officer at the Sudan Relief Network" as title and organisation; other texts as they are."""
    match = _ROLE_AT.match(text)
    if match is None or not any(_is_role(word) for word, _, _ in words.spans(match["title"])):
        return [text]
    house = match["organisation"]
    if _DEPARTMENT.search(house):
        return [text]
    keys = [word for word, _, _ in words.spans(house)]
    named = words.names_organisation(house) and not all(map(_is_role, keys))
    return [match["title"], house] if named or house.isupper() else [text]


def _is_person(text: str) -> bool:
    tokens = text.split()
    if _ARABIC.search(text):
        return 1 < len(tokens) <= 5  # noqa: PLR2004
    if not _PERSON.match(text) or len(text) > 60:  # noqa: PLR2004
        return False
    return all(token[:1].isupper() or token.lower() in _SMALL_NAME or token[:3] in {"al-", "el-"} for token in tokens)


def looks_like_contact(text: str) -> bool:
    """Whether a loose line is about how to reach somebody."""
    return len(text) <= _LONG and reach_of(text).any


def looks_like_name(text: str) -> bool:
    """Whether a loose line may be a person's name, title or organisation among contacts."""
    return len(text) <= 120 and not text.endswith((".", "!", "?", "؟"))  # noqa: PLR2004
