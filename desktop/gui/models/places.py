"""Where the person is: the zone of this computer by its name."""

from PySide6.QtCore import QTimeZone

from desktop.domain.embargo.zones import UTC_ZONE, is_zone


def home_zone() -> str:
    """This computer's IANA zone; UTC where it has none that is known."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    return found if is_zone(found) else UTC_ZONE
