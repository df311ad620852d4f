"""Where the sheets of a workshop are: below the address of its page, for whoever may read that page."""

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.announcing.telling import Announcement, announcement
from events.models import WorkshopPage
from events.public_page import public_page
from network.content.budget import budgeted
from network.content.conditional import conditional
from network.content.models import NetworkSettings
from network.content.printing import pdf_answer


@require_safe
@budgeted
def sheet_of_workshop(request: HttpRequest, path: str, sheet: str) -> HttpResponseBase:
    """Return the poster or the hand-out of the workshop at `path`, or that it says the same as before."""
    told = announcement(public_page(request, path, WorkshopPage), NetworkSettings.for_request(request))
    return conditional(lambda: told)(partial(draw, told, sheet))(request)


def draw(told: Announcement, sheet: str, request: HttpRequest) -> HttpResponse:
    """Return the sheet as PDF, named after what it is and the workshop."""
    # Here, and not above: what writes PDF takes 33 MB, of which commands have no use.
    from events.announcing.handout import handout
    from events.announcing.poster import poster

    kind, write = (_("Poster"), poster) if sheet == "affiche" else (_("Hand-out"), handout)
    return pdf_answer(write(told), name=f"{kind} {told.title}")
