"""The roster as the answer to a request: a sheet of paper, a file for a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from events.models import Session
from events.roster.export import FILES
from events.roster.telling import roster_of
from network.content.models import NetworkSettings
from network.content.printing import pdf_answer


def sheet_answer(request: HttpRequest, session: Session) -> HttpResponse:
    """Return the sheet for the date that is next, or was last. Whoever asks notes the reading first."""
    # Here, and not above: what writes PDF takes 33 MB, of which commands have no use.
    from events.roster.sheet import roster_sheet

    now = timezone.now()
    dates = session.dates
    date = next((one for one in dates if one.ends_at >= now), dates[-1])
    network = NetworkSettings.for_request(request).name
    content = roster_sheet(roster_of(session), network=network, date=date, made_at=now)
    return pdf_answer(content, name=f"{gettext('Attendance sheet')} {session}")


def file_answer(session: Session, kind: str) -> HttpResponse:
    """Return the roster as one of `FILES`. Whoever asks notes the reading first."""
    write, content_type = FILES[kind]
    response = HttpResponse(write(roster_of(session)), content_type=content_type)
    name = slugify(f"{gettext('Attendance sheet')} {session}")[:60]
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
