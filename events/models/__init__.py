"""Workshops are pages; their sessions and who comes are rows that no edit of a page can touch."""

from events.models.attestation import Attestation, PassportLetter
from events.models.calendar_page import CalendarPage
from events.models.extra_seat import ExtraSeat
from events.models.feedback import FeedbackCount
from events.models.meeting import Meeting
from events.models.message import Message
from events.models.personal_calendar import PersonalCalendar
from events.models.registration import Party, Registration
from events.models.roster import Responsible, RosterAccess
from events.models.series import Series
from events.models.session import Session
from events.models.wording import Wording
from events.models.workshop_page import WorkshopPage

__all__ = [
    "Attestation",
    "CalendarPage",
    "ExtraSeat",
    "FeedbackCount",
    "Meeting",
    "Message",
    "Party",
    "PassportLetter",
    "PersonalCalendar",
    "Registration",
    "Responsible",
    "RosterAccess",
    "Series",
    "Session",
    "Wording",
    "WorkshopPage",
]
