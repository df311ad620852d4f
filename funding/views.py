"""The programmes as files: a table to take away, and the deadlines as a calendar to subscribe to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from funding.index.export import programmes_as_csv
from funding.index.feed import deadlines_as_calendar
from funding.index.listing import asked
from funding.models import FundingPage


def table(request: HttpRequest) -> HttpResponse:
    """Return the programmes that answer the filters of the address, as CSV."""
    _form, _question, programmes = asked(_index(), request)
    return _file(programmes_as_csv(programmes), "text/csv", "programmes.csv")


def deadlines(request: HttpRequest) -> HttpResponse:
    """Return the deadlines of the programmes that answer the filters of the address, as iCalendar."""
    index = _index()
    _form, _question, programmes = asked(index, request)
    calendar = deadlines_as_calendar(programmes, name=index.title, now=timezone.now())
    return _file(calendar, "text/calendar", "deadlines.ics")


def _index() -> FundingPage:
    index = FundingPage.current()
    if index is None:
        raise Http404
    return index


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=f"{kind}; charset=utf-8", headers=disposition)
