"""How well the values of a column fit a field: from -1 (cannot be) over 0 (cannot be told) to 1 (certainly)."""

from collections.abc import Callable

from desktop.domain.columns import fields
from desktop.domain.columns.value_kinds import Shape

MOST = 0.8
"""From this share on the values decide, whatever the header says."""

_HALF = 0.5
_FEW = 0.2
_SOME = 0.35
_REPEATED = 0.3
_JUDGED_FROM = 20


def fit(key: str, shape: Shape) -> float:
    """How well the values fit the field of that key; an empty column fits everything a little."""
    if not shape.filled:
        return 0.0
    judge = _JUDGES.get(key, _text)
    return judge(shape)


def evident_field(shape: Shape) -> str:
    """The field nearly all values belong to, whatever the header: an address, a phone, a link; or nothing."""
    if not shape.filled:
        return ""
    if shape.share("email") >= MOST:
        return "email"
    for network in fields.NETWORKS:
        if shape.share(network) >= _HALF and shape.share("link") >= MOST:
            return network
    if shape.share("link") >= MOST:
        return "whatsapp" if shape.share("whatsapp") >= _HALF else "website"
    if shape.share("phone") >= MOST and shape.share("phone_written") >= _SOME:
        return "phone"
    return ""


def _share(*kinds: str, good: float = 0.6) -> Callable[[Shape], float]:
    def judge(shape: Shape) -> float:
        share = shape.share(*kinds)
        if share >= good:
            return 1.0
        return -1.0 if share < _FEW else 0.0

    return judge


def _text(shape: Shape) -> float:
    """Free text fits unless the column evidently holds something else."""
    return -1.0 if evident_field(shape) else 0.0


def _any_text(_shape: Shape) -> float:
    """A colleague or a source may be given by an address or a link."""
    return 0.0


def _email(shape: Shape) -> float:
    share = shape.share("email")
    return 1.0 if share >= MOST else 0.3 if share >= _HALF else -1.0 if share < _SOME else 0.0


def _phone(shape: Shape) -> float:
    share = shape.share("phone", "whatsapp")
    return 1.0 if share >= MOST else 0.4 if share >= _HALF else -1.0 if share < _SOME else 0.0


def _network(network: str) -> Callable[[Shape], float]:
    def judge(shape: Shape) -> float:
        if shape.share(network) >= _HALF or shape.share("handle") >= _HALF:
            return 1.0
        other = evident_field(shape)
        if other:
            return -1.0
        return 0.3 if shape.share("word", "code") >= _HALF else 0.0

    return judge


def _website(shape: Shape) -> float:
    if shape.share(*fields.NETWORKS) >= _HALF:
        return -0.5
    return 1.0 if shape.share("website") >= _HALF else 0.5 if shape.share("link") >= _HALF else -0.8


def _country(shape: Shape) -> float:
    share = shape.share("country")
    return 1.0 if share >= 0.6 else 0.0 if share >= _FEW else -1.0  # noqa: PLR2004


def _city(shape: Shape) -> float:
    if shape.share("country") >= 0.6 or _text(shape) < 0:  # noqa: PLR2004
        return -1.0
    if shape.share("city") >= _HALF:
        return 1.0
    return -0.8 if shape.share("postcode", "number", "honorific", "person") >= 0.6 else 0.0  # noqa: PLR2004


def _place(shape: Shape) -> float:
    return 1.0 if shape.share("place") >= _HALF else -0.8 if shape.share("place") < _FEW else 0.0


def _regions(shape: Shape) -> float:
    if shape.share("world_regions") >= _SOME:
        return 1.0
    if shape.share("country") >= _HALF:
        return 0.3
    return min(_text(shape), -0.1)


def _district(shape: Shape) -> float:
    if shape.share("country") >= 0.6 or shape.share("world_regions") >= 0.6:  # noqa: PLR2004
        return -0.6
    return -1.0 if shape.share("status") >= _HALF or shape.share("number") >= _HALF else _text(shape)


def _prefix(shape: Shape) -> float:
    share = shape.share("honorific")
    return 1.0 if share >= _HALF else -0.8


def _greeting(shape: Shape) -> float:
    return 1.0 if shape.share("greeting") >= _HALF else -0.8 if shape.share("honorific") >= _HALF else _text(shape)


def _role(shape: Shape) -> float:
    if shape.share("honorific") >= _HALF or shape.share("email", "phone", "link") >= _HALF:
        return -1.0
    if shape.share("roles") >= _SOME:
        return 1.0
    return -0.5 if shape.share("person") >= 0.6 else 0.0  # noqa: PLR2004


def _full_name(shape: Shape) -> float:
    if _text(shape) < 0 or shape.share("number", "date", "honorific", "yes_no") >= _HALF:
        return -1.0
    if shape.share("person") >= _HALF and shape.share("outlet_words") < _HALF:
        return 1.0
    return -0.5 if shape.share("outlet_words", "long", "country", "roles") >= _HALF else 0.0


def _part(shape: Shape) -> float:
    if _text(shape) < 0 or shape.share("number", "date", "honorific", "long") >= _HALF:
        return -1.0
    if shape.share("word") >= _HALF:
        return 1.0
    return -0.3 if shape.share("person") >= MOST else 0.0


def _given(shape: Shape) -> float:
    return max(_part(shape), 1.0) if shape.share("given") >= _HALF and shape.share("word") >= _HALF else _part(shape)


def _outlet(shape: Shape) -> float:
    if _text(shape) < 0 or shape.share("number", "date", "honorific", "yes_no") >= _HALF:
        return -1.0
    if shape.share("outlet_types") >= 0.7 and shape.distinct <= _SOME:  # noqa: PLR2004
        return -0.6
    if shape.share("outlet_words") >= _FEW:
        return 1.0
    return -0.3 if shape.share("given") >= _HALF else 0.2


def _outlet_type(shape: Shape) -> float:
    few = shape.distinct <= _SOME or shape.filled < _JUDGED_FROM
    if shape.share("outlet_types") >= _HALF and few:
        return 1.0
    repeated = shape.distinct <= _REPEATED and shape.filled >= _JUDGED_FROM
    return 0.0 if repeated else -0.8


def _beats(shape: Shape) -> float:
    if _text(shape) < 0 or shape.share("date", "number", "person") >= _HALF:
        return -1.0
    return 1.0 if shape.share("beats") >= _SOME else 0.0


def _consent(shape: Shape) -> float:
    if shape.share("yes_no", "status") >= _HALF:
        return 1.0
    if shape.share("code") >= MOST and not shape.share("yes_no", "date") and shape.filled >= _JUDGED_FROM:
        return -1.0  # numbers of records
    return -0.6 if _text(shape) < 0 or shape.share("person", "country") >= _HALF else 0.0


def _status(shape: Shape) -> float:
    return 1.0 if shape.share("status") >= 0.3 else -0.3 if _text(shape) >= 0 else -1.0  # noqa: PLR2004


def _postcode(shape: Shape) -> float:
    return 1.0 if shape.share("postcode") >= 0.6 else -1.0 if shape.share("postcode") < _FEW else 0.0  # noqa: PLR2004


def _street(shape: Shape) -> float:
    if _text(shape) < 0 or shape.share("country", "city") >= MOST:
        return -1.0
    return 1.0 if shape.share("streets") >= _SOME else 0.0


def _number(shape: Shape) -> float:
    if evident_field(shape):
        return -0.9
    return 1.0 if shape.share("number", "code") >= 0.6 else -0.5  # noqa: PLR2004


_JUDGES: dict[str, Callable[[Shape], float]] = {
    **dict.fromkeys(fields.EMAILS, _email),
    **dict.fromkeys(fields.PHONES, _phone),
    **{network: _network(network) for network in fields.NETWORKS},
    **dict.fromkeys(fields.DATES, _share("date")),
    "website": _website,
    "country": _country,
    "city": _city,
    "place": _place,
    "regions": _regions,
    "district": _district,
    "prefix": _prefix,
    "greeting": _greeting,
    "role": _role,
    "full_name": _full_name,
    "display_name": _full_name,
    "given_name": _given,
    "family_name": _part,
    "outlet": _outlet,
    "outlet_type": _outlet_type,
    "beats": _beats,
    "languages": _share("language"),
    "time_zone": _share("zone", "city"),
    "opt_out": _consent,
    "opt_in": _consent,
    "status": _status,
    "bounced": _consent,
    "attributes": _share("json"),
    "family_name_2": _part,
    "postcode": _postcode,
    "street": _street,
    "external_id": _number,
    "owner": _any_text,
    "source": _any_text,
}
