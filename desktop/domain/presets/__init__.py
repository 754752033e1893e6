"""The layouts an export can have, as data: what each program expects, how a person becomes one row."""

from desktop.domain.errors import NotFound
from desktop.domain.presets.address_books import GOOGLE, OUTLOOK, THUNDERBIRD
from desktop.domain.presets.layout import Column, Preset
from desktop.domain.presets.mailers import BREVO, CIVICRM, HUBSPOT, LISTMONK, MAILCHIMP
from desktop.domain.presets.people import Recipient, Recipients
from desktop.domain.presets.sheets import EXCEL, WORD

__all__ = ["PRESETS", "Column", "Preset", "Recipient", "Recipients", "preset"]

PRESETS: tuple[Preset, ...] = (
    EXCEL, WORD, GOOGLE, OUTLOOK, THUNDERBIRD, MAILCHIMP, BREVO, LISTMONK, CIVICRM, HUBSPOT,
)  # fmt: skip
"""All presets, in the order a person chooses from."""

_BY_KEY = {one.key: one for one in PRESETS}


def preset(key: str) -> Preset:
    """The preset of that key.

    Raises:
        NotFound: there is none.
    """
    if key not in _BY_KEY:
        raise NotFound(
            f"There is no export layout called “{key}”.",
            "Nothing was exported.",
            f"Choose one of: {', '.join(_BY_KEY)}.",
        )
    return _BY_KEY[key]
