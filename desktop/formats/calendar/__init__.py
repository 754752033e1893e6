"""Owns calendar files (iCalendar): the lift of an embargo with its time zone and its alarms."""

from desktop.formats.calendar.lift import LiftEvent, lift_calendar

__all__ = ["LiftEvent", "lift_calendar"]
