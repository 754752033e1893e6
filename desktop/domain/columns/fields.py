"""The fields a column of a file can go into, in the order a person chooses from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the import.

    Attributes:
        label: as the "Goes into" choice shows it.
        group: the heading it is listed under.
        repeatable: several columns may go into it; their values are added up.
    """

    key: str
    label: str
    group: str
    repeatable: bool = False


SKIP = "skip"
"""The choice "Do not import"; a `ColumnMatch` may say it as `skip` or as an empty field."""

CUSTOM = "custom"

FIELDS: tuple[Field, ...] = (
    Field("full_name", "Name", "Person"),
    Field("given_name", "Given name", "Person"),
    Field("middle_name", "Middle name", "Person"),
    Field("family_name", "Family name", "Person"),
    Field("family_name_2", "Second family name", "Person"),
    Field("prefix", "Title before the name", "Person", repeatable=True),
    Field("suffix", "Title after the name", "Person"),
    Field("nickname", "Nickname", "Person"),
    Field("display_name", "Name to show", "Person"),
    Field("transliteration", "Name in Latin letters", "Person"),
    Field("greeting", "Greeting", "Person"),
    Field("outlet", "Outlet", "Work"),
    Field("outlet_type", "Kind of outlet", "Work"),
    Field("desk", "Desk", "Work"),
    Field("role", "Role", "Work"),
    Field("beats", "Beats", "Work", repeatable=True),
    Field("regions", "Regions covered", "Work", repeatable=True),
    Field("languages", "Languages", "Work", repeatable=True),
    Field("email", "E-mail, main", "Reach"),
    Field("email_2", "E-mail, second", "Reach"),
    Field("email_3", "E-mail, further", "Reach", repeatable=True),
    Field("email_personal", "E-mail, personal", "Reach", repeatable=True),
    Field("phone", "Phone", "Reach", repeatable=True),
    Field("phone_mobile", "Phone, mobile", "Reach", repeatable=True),
    Field("phone_work", "Phone, work", "Reach", repeatable=True),
    Field("phone_home", "Phone, home", "Reach", repeatable=True),
    Field("phone_switchboard", "Phone, switchboard", "Reach", repeatable=True),
    Field("fax", "Fax", "Reach", repeatable=True),
    Field("whatsapp", "WhatsApp", "Reach", repeatable=True),
    Field("signal", "Signal", "Reach", repeatable=True),
    Field("channel_order", "Preferred ways", "Reach"),
    Field("working_days", "Working days", "Reach"),
    Field("good_hours", "Good hours", "Reach"),
    Field("away_until", "Away until", "Reach"),
    Field("website", "Website", "Online", repeatable=True),
    Field("x", "X (Twitter)", "Online", repeatable=True),
    Field("linkedin", "LinkedIn", "Online", repeatable=True),
    Field("facebook", "Facebook", "Online", repeatable=True),
    Field("instagram", "Instagram", "Online", repeatable=True),
    Field("telegram", "Telegram", "Online", repeatable=True),
    Field("street", "Street", "Place", repeatable=True),
    Field("postcode", "Postcode", "Place"),
    Field("city", "City, time zone", "Place"),
    Field("district", "State or province", "Place"),
    Field("country", "Country", "Place"),
    Field("place", "City and country", "Place"),
    Field("time_zone", "Time zone", "Place"),
    Field("tags", "Tags", "Sorting", repeatable=True),
    Field("list", "List", "Sorting", repeatable=True),
    Field("notes", "Notes", "Sorting", repeatable=True),
    Field("opt_out", "Do not contact", "Consent", repeatable=True),
    Field("opt_in", "Agreed to be contacted", "Consent", repeatable=True),
    Field("status", "Subscription status", "Consent", repeatable=True),
    Field("bounced", "Address bounced", "Consent", repeatable=True),
    Field("refusal_reason", "Why not to contact", "Consent"),
    Field("refusal_on", "Opted out on", "Consent"),
    Field("safety", "Safety", "Consent", repeatable=True),
    Field("verified_on", "Last verified", "Upkeep"),
    Field("last_touch", "Last contact", "Upkeep"),
    Field("owner", "Owner", "Upkeep"),
    Field("source", "Source", "Upkeep"),
    Field("external_id", "Number in another system", "Upkeep"),
    Field("attributes", "Fields in one cell (JSON)", "Other", repeatable=True),
    Field(CUSTOM, "A field of your own", "Other", repeatable=True),
    Field(SKIP, "Do not import", "Other", repeatable=True),
)

_BY_KEY = {field.key: field for field in FIELDS}

EMAILS = ("email", "email_2", "email_3", "email_personal")
PHONES = (
    "phone", "phone_mobile", "phone_work", "phone_home", "phone_switchboard", "fax", "whatsapp", "signal",
)  # fmt: skip
NETWORKS = ("x", "linkedin", "facebook", "instagram", "telegram")
DATES = ("verified_on", "last_touch", "refusal_on", "away_until")
CONSENT = ("opt_out", "opt_in", "status", "bounced")


def field(key: str) -> Field:
    """The field of that key.

    Raises:
        KeyError: no such field.
    """
    return _BY_KEY[key]


def is_field(key: str) -> bool:
    """Whether a column can go into it."""
    return key in _BY_KEY


def label(key: str) -> str:
    """How the field is called on the screen; an empty key is "Do not import"."""
    return _BY_KEY[key or SKIP].label
