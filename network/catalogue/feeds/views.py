"""The question of an address, answered as a calendar or a feed: the same parameters as the page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.catalogue.engines import catalogue_engine
from network.catalogue.feeds.calendar import calendar
from network.catalogue.feeds.rss import rss
from network.catalogue.forms import CatalogueForm
from network.catalogue.freshness import freshness
from network.catalogue.query import CatalogueQuery
from network.content.budget import budgeted
from network.content.conditional import conditional
from network.content.feeds import MOST_ITEMS
from network.content.models import NetworkSettings


@require_safe
@budgeted
@conditional(freshness)
def calendar_file(request: HttpRequest) -> StreamingHttpResponse:
    """Return every coming date that answers, called off ones too, as iCalendar in pieces."""
    form, query, network = _asked(request)
    cards = catalogue_engine().feed(replace(query, called_off=True, sort="date"))
    pieces = calendar(cards, name=_title(query, network), description=_left_out(form))
    name = {"Content-Disposition": 'inline; filename="catalogue.ics"'}
    return StreamingHttpResponse(pieces, content_type="text/calendar; charset=utf-8", headers=name)


@require_safe
@budgeted
@conditional(freshness)
def newest_cards(request: HttpRequest) -> HttpResponse:
    """Return the cards that answer as RSS 2.0, those that appeared last first."""
    form, query, network = _asked(request)
    cards = catalogue_engine().feed(replace(query, sort="newest"), most=MOST_ITEMS)
    content = rss(
        cards,
        title=_title(query, network),
        description=_left_out(form) or _("The newest answers to this question."),
        asked=form.data,
    )
    return HttpResponse(content, content_type="application/rss+xml; charset=utf-8")


def _asked(request: HttpRequest) -> tuple[CatalogueForm, CatalogueQuery, NetworkSettings]:
    network = NetworkSettings.for_request(request)
    form = CatalogueForm(request.GET, departments=network.departments)
    form.is_valid()
    return form, replace(form.query(now=timezone.now()), offset=0, beside=0), network


def _title(query: CatalogueQuery, network: NetworkSettings) -> str:
    """Return what is asked in a few words, then whose answer it is."""
    place = query.near.label if query.near else ""
    asked = ", ".join(part for part in (query.text, place) if part) or _("Workshops")
    return f"{asked} – {network.name}"


def _left_out(form: CatalogueForm) -> str:
    """Return which values of the address were wrong and left out, in words."""
    return " ".join(f"{label}: {' '.join(found)}" for label, found in form.named_errors().items())
