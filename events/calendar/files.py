"""Dates as calendar files: of one session, of a workshop, of the calendar with its filters."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from network.catalogue.feeds.calendar import calendar
from network.catalogue.feeds.told_dates import cards_of
from network.catalogue.freshness import freshness
from network.catalogue.models import EntrySession
from network.catalogue.models.entry import EntrySessionQuerySet
from network.catalogue.translations import reading_language
from network.content.budget import budgeted
from network.content.conditional import conditional
from network.content.models import NetworkSettings

# Below the address of a page.
NAME = "dates.ics"
CONTENT_TYPE = "text/calendar; charset=utf-8"


def session_file(session: int, *, language: str) -> bytes:
    """Return one date as a calendar file, all its meetings in it; nothing when the public cannot see it."""
    with override(language):
        cards = list(cards_of(EntrySession.objects.shown_in(reading_language()).filter(session=session)))
        return b"".join(calendar(cards, name=cards[0].title, description="")) if cards else b""


@require_safe
@budgeted
@conditional(freshness)
def session_calendar(request: HttpRequest, session: int) -> HttpResponse:
    """Return the file of one date, past ones too: people come back for it."""
    file = session_file(session, language=reading_language())
    if not file:
        raise Http404
    return HttpResponse(file, content_type=CONTENT_TYPE, headers=_named("date"))


def dates_answer(dates: EntrySessionQuerySet, *, title: str, request: HttpRequest) -> HttpResponseBase:
    """Return these dates as a file that leaves in pieces, for a program that comes again."""

    @require_safe
    @budgeted
    @conditional(freshness)
    def answer(request: HttpRequest) -> StreamingHttpResponse:
        name = f"{title} – {NetworkSettings.for_request(request).name}"
        return StreamingHttpResponse(_pieces(dates, name), content_type=CONTENT_TYPE, headers=_named("dates"))

    return answer(request)


def _pieces(dates: EntrySessionQuerySet, name: str) -> Iterator[bytes]:
    return calendar(cards_of(dates), name=name, description="")


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}.ics"'}
