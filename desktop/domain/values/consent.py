"""Whether a person may be written to, as other tools say it. In doubt the answer is that they refused."""

import re
from typing import Literal

from desktop.domain import folding
from desktop.domain.values.text import clean

Consent = Literal["out", "in", "pending", "bounced", "unknown", ""]

_YES = "yes|y|true|1|x|oui|o|si|s|ja|j|on|vrai|verdadero|wahr|نعم|صح|✓|✔|☑|✗|✘|☒"
_NO = "no|n|false|0|off|nein|non|faux|falso|falsch|لا|كلا|خطا|☐"
_IN = """
subscribed|active|enabled|confirmed|opted in|opt in|optin|ok|okay|allowed|may contact|contact ok|not unsubscribed|
not opted out|sendable|allow|abonne|inscrit|actif|confirme|suscrito|activo|confirmado|habilitado|angemeldet|abonniert|
aktiv|bestatigt|aktiviert|مشترك|موكد|نشط|مفعل
"""
_PENDING = """
unconfirmed|pending|not confirmed|non confirme|en attente|sin confirmar|pendiente|no confirmado|nonsubscribed|
bestatigung ausstehend|unbestatigt|nicht bestatigt|ausstehend|غير موكد|قيد الانتظار|non subscribed|never subscribed|
waiting|transactional
"""
_OUT = """
unsubscribed|unsubscribe|opted out|opt out|optout|do not contact|do not email|do not mail|dnc|no contact|no releases|
no emails|remove|removed|stop|refused|suppressed|inactive|disabled|desabonne|desinscrit|ne pas contacter|
ne plus contacter|dado de baja|baja|no contactar|cancelado|abgemeldet|ausgetragen|abbestellt|nicht kontaktieren|
do not allow|not allowed|disallow|no send|no enviar|ne pas envoyer|
nicht mailen|nicht senden|no emailing|widerspruch|widersprochen|
ملغي الاشتراك|ملغي|الغي الاشتراك|الغاء الاشتراك|لا تتواصل|لا تراسل|عدم التواصل|
blocklisted|blacklisted|blocked|bloque|bloqueado|blockiert|gesperrt|محظور|complained|complaint|spam|abuse|شكوي|
beschwerde|plainte|queja
"""
_BOUNCED = """
bounced|bounce|cleaned|hard|hard bounce|hard bounced|hardbounce|soft bounce|invalid|undeliverable|non deliverable|
rebondi|rebote|rebotado|unzustellbar|zuruckgewiesen|dauerhaft|دايم|مرتد
"""
_UNMISTAKABLE: tuple[tuple[str, Consent], ...] = (
    ("not unsubscribed", "in"), ("unsubscribed", "out"), ("opted out", "out"), ("do not contact", "out"),
    ("do not email", "out"), ("desabonne", "out"), ("desinscrit", "out"), ("ne plus contacter", "out"),
    ("dado de baja", "out"), ("abgemeldet", "out"), ("blacklisted", "out"), ("blocklisted", "out"),
    ("الاشتراك ملغي", "out"), ("bounced", "bounced"), ("undeliverable", "bounced"),
)  # fmt: skip
_ENDING = re.compile(r"(?<=\w)[·.(/\-]?(?:e|a)\)?s?\Z")
_MEANINGS: tuple[tuple[str, Consent], ...] = (
    (_OUT, "out"), (_BOUNCED, "bounced"), (_PENDING, "pending"), (_IN, "in"), (_YES, "out"), (_NO, "in"),
)  # fmt: skip


def _keyed(word: str) -> str:
    return folding.key(word) or word.strip()


_MEANING = {_keyed(word): meaning for words, meaning in _MEANINGS for word in words.split("|")}
_ANSWERS = frozenset(map(_keyed, f"{_YES}|{_NO}".split("|")))


def read_optout(text: str, *, strict: bool = True) -> Consent:
    """What an opt-out cell says of its person: "" when it says nothing.

    Strict is for a column that exists to record refusals: whatever is not clearly "no" means out (a date, a
    sentence, a tick). Not strict is for a status column, whose words may be about something else ("pitched"):
    there a bare yes or no, and any word not known, is "unknown".
    """
    text = clean(text)
    if not text:
        return ""
    key = _keyed(text)
    meaning: Consent = _MEANING.get(key) or _MEANING.get(_masculine(text)) or ""
    if strict:
        return meaning or "out"
    if key in _ANSWERS:
        return "unknown"
    return meaning or next((said for phrase, said in _UNMISTAKABLE if f" {phrase} " in f" {key} "), "unknown")


def _masculine(text: str) -> str:
    """The key of a status word without the endings of gender: Désabonné·e, Suscrita, Inscrit(e)."""
    bare = _ENDING.sub("", text.casefold())
    return next((key for key in (_keyed(bare), _keyed(f"{bare}o")) if key in _MEANING), "")
