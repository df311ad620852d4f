"""Workshops are pages; their sessions and who comes are rows that no edit of a page can touch."""

from events.models.calendar_page import CalendarPage
from events.models.meeting import Meeting
from events.models.message import Message
from events.models.personal_calendar import PersonalCalendar
from events.models.registration import Party, Registration
from events.models.series import Series
from events.models.session import Session
from events.models.workshop_page import WorkshopPage

__all__ = [
    "CalendarPage",
    "Meeting",
    "Message",
    "Party",
    "PersonalCalendar",
    "Registration",
    "Series",
    "Session",
    "WorkshopPage",
]
