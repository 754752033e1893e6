"""Whether a person may be written to, as other tools say it. In doubt the answer is that they refused."""

from typing import Literal

from desktop.domain import folding
from desktop.domain.values.text import is_null

Consent = Literal["out", "in", "pending", "bounced", "unknown", ""]

_NO = """no n false 0 off nein non nö faux falso falsch not-opted-out لا ليس خطأ"""
_IN = """
subscribed|active|enabled|confirmed|opted in|opt in|optin|opted-in|ok|allowed|may contact|member|regular|
abonne|abonnee|inscrit|inscrite|actif|active|confirme|confirmee|suscrito|suscrita|activo|activa|confirmado|confirmada|
habilitado|habilitada|angemeldet|abonniert|aktiv|bestatigt|aktiviert|مشترك|موكد|نشط|مفعل|not unsubscribed|
do contact|contact ok|send|sendable
"""
_PENDING = """
unconfirmed|pending|not confirmed|non confirme|non confirmee|en attente|sin confirmar|pendiente|no confirmado|
no confirmada|bestatigung ausstehend|unbestatigt|nicht bestatigt|ausstehend|غير موكد|قيد الانتظار|
nonsubscribed|non subscribed|non-subscribed|never subscribed|waiting|transactional
"""
_OUT = """
yes|y|true|1|x|oui|si|ja|نعم|صح|on|vrai|verdadero|wahr|✓|✔|☑|✗|✘|
unsubscribed|unsubscribe|opted out|opt out|optout|opted-out|opt-out|do not contact|do not email|do not mail|dnc|
no contact|no releases|no emails|remove|removed|stop|refused|declined all|suppressed|inactive|disabled|
desabonne|desabonnee|desinscrit|desinscrite|ne pas contacter|ne plus contacter|
dado de baja|dada de baja|baja|no contactar|cancelado|cancelada|
abgemeldet|ausgetragen|abbestellt|nicht kontaktieren|keine mails|widerspruch|widersprochen|
ملغي الاشتراك|ملغي|الغي الاشتراك|الغاء الاشتراك|لا تتواصل|لا تراسل|عدم التواصل|
blocklisted|blacklisted|blocked|bloque|bloquee|bloqueado|bloqueada|blockiert|gesperrt|محظور|
complained|complaint|spam|abuse|شكوي|beschwerde|plainte|queja
"""
_BOUNCED = """
bounced|bounce|cleaned|hard|hard bounce|hard bounced|hardbounce|soft bounce|invalid|undeliverable|non-deliverable|
rebondi|rebote|rebotado|rebotada|unzustellbar|zuruckgewiesen|dauerhaft|دايم|مرتد
"""


def _keys(words: str, separator: str | None = "|") -> dict[str, str]:
    return dict.fromkeys(folding.key(word) or word.strip() for word in words.split(separator))


_MEANING: dict[str, Consent] = {
    **dict.fromkeys(_keys(_OUT), "out"),
    **dict.fromkeys(_keys(_BOUNCED), "bounced"),
    **dict.fromkeys(_keys(_PENDING), "pending"),
    **dict.fromkeys(_keys(_IN), "in"),
    **dict.fromkeys(_keys(_NO, None), "in"),
}
_ANSWERS = frozenset("yes y true 1 x oui si ja نعم no n false 0 nein non لا on off".split())


def read_optout(text: str, *, strict: bool = True) -> Consent:
    """What an opt-out cell says of its person: "" when it says nothing.

    Strict is for a column that exists to record refusals: whatever is not clearly "no" means out (a date, a
    sentence, a tick). Not strict is for a status column, whose words may be about something else ("pitched"):
    there a bare yes or no, and any word not known, is "unknown".
    """
    if is_null(text):
        return ""
    key = folding.key(text) or text.strip()
    meaning = _MEANING.get(key)
    if not strict and (meaning is None or key in _ANSWERS):
        return "unknown"
    return meaning or "out"
