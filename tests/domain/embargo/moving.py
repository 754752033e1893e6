"""Zones whose clocks change in 2026 and 2027, and moments around those changes."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from desktop.domain.embargo import zones

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
MOVING = sorted(name for name in zones.zone_names() if zones.transitions(name, START, END))
NAMED = (
    "Europe/London", "Europe/Paris", "Europe/Kyiv", "America/New_York", "America/Santiago", "Africa/Cairo",
    "Africa/Casablanca", "Asia/Beirut", "Asia/Jerusalem", "Asia/Gaza", "Australia/Lord_Howe", "Pacific/Chatham",
    "America/St_Johns",
)  # fmt: skip
FIXED = ("Asia/Amman", "Asia/Damascus", "Asia/Tehran", "America/Mexico_City", "America/Sao_Paulo", "Europe/Istanbul")

any_zone = st.sampled_from(sorted(zones.zone_names()))
moving_zone = st.sampled_from(MOVING)
instants = st.integers(0, int((END - START) / timedelta(minutes=1)) - 1).map(lambda n: START + timedelta(minutes=n))


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[str, datetime]:
    """A zone, and an instant within three hours of a change of its clocks."""
    zone = draw(moving_zone)
    change = draw(st.sampled_from(zones.transitions(zone, START, END)))
    return zone, change.at + timedelta(minutes=draw(st.integers(-180, 180)))


moments = st.one_of(near_a_change(), st.tuples(any_zone, instants))
