"""The calendar file below the address of a calendar or of a workshop."""

from django.http import HttpRequest, HttpResponseBase

from events.calendar.context import form_of
from events.calendar.dates import announced, cards_answering
from events.calendar.files import dates_answer
from events.keeping_in_step import subject_of
from events.models import CalendarPage, WorkshopPage
from events.public_page import public_page
from network.catalogue.models.entry import EntrySessionQuerySet


def page_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return the coming dates of the page at `path`; those of a calendar by the filters of its address."""
    page = public_page(request, path, CalendarPage, WorkshopPage)
    if isinstance(page, WorkshopPage):
        dates = announced().filter(entry__subject=subject_of(page.translation_key))
    else:
        dates = _asked(request)
    return dates_answer(dates, title=page.title, request=request)


def _asked(request: HttpRequest) -> EntrySessionQuerySet:
    question, dates = form_of(request).question(), announced()
    if question.place:
        dates = dates.filter(entry__key__endswith=f"@{question.place.catalogue_key}")
    if question.skill or question.department:
        dates = dates.filter(entry__in=cards_answering(question))
    return dates
