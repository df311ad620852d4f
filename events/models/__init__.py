"""Workshops are pages; their sessions are rows that no edit of a page can touch."""

from events.models.calendar_page import CalendarPage
from events.models.session import Session
from events.models.workshop_page import WorkshopPage

__all__ = ["CalendarPage", "Session", "WorkshopPage"]
