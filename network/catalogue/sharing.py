"""Our workshops on a partner's site: the page that gives the tag to paste, and the frame that it shows."""

from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from network.catalogue.addresses import understood
from network.catalogue.alerts.question import address, in_words, kept_question
from network.catalogue.forms import CatalogueForm
from network.catalogue.presentation import shown_card
from network.catalogue.query import CatalogueQuery
from network.catalogue.searching import ask
from network.catalogue.vocabulary import vocabulary
from network.content.budget import spend
from network.content.models import NetworkSettings

# As many as one looks through beside something else; the frame is as high as two of them.
MOST_CARDS = 4
HEIGHT = 640


class FrameForm(CatalogueForm):
    """Asks for the first few cards."""

    beside = 0

    def query(self, *, now: datetime, text: str | None = None) -> CatalogueQuery:
        return replace(super().query(now=now, text=text), offset=0, limit=MOST_CARDS)


@require_safe
@csp_replace({"frame-src": [SELF]})
def share(request: HttpRequest) -> HttpResponse:
    """Show the link and the tag of a search, ready to copy, and what the tag shows."""
    question = _question(_form(request))
    search, frame_url, page_url = in_words(question), _frame_address(question), address(question)
    told = {
        "search": search,
        "search_url": page_url,
        "frame_url": frame_url,
        "height": HEIGHT,
        "link": f"{settings.SITE_URL}{page_url}",
        "tag": tag(search, frame_url, page_url, NetworkSettings.for_request(request).name),
    }
    return render(request, "catalogue/share.html", told)


def tag(search: str, frame_url: str, page_url: str, name: str) -> SafeString:
    """Return the one tag to paste; what shows no frames shows the link inside."""
    title = _("Workshops: %(search)s – %(network)s") % {"search": search, "network": name}
    return format_html(
        '<iframe src="{}{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0">'
        '<a href="{}{}">{}</a></iframe>',
        settings.SITE_URL,
        frame_url,
        title,
        HEIGHT,
        settings.SITE_URL,
        page_url,
        title,
    )


# The only page that others may frame. It has no form, cookie or script, only links that leave the frame.
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def framed(request: HttpRequest) -> HttpResponse:
    """Show the first answers to a search in a frame of another site; past the budget, the link alone."""
    form = _form(request)
    question = _question(form)
    told = {"search": in_words(question), "search_url": address(question)}
    if wait := spend(request):
        response = render(request, "catalogue/frame.html", told, status=HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(wait)
        return response
    query, results = ask(form, may_correct=True)
    words, language = vocabulary(results.version), query.site_language
    cards = [shown_card(card, words, language) for card in results.cards]
    return render(request, "catalogue/frame.html", {**told, "count": results.count, "cards": cards})


def _form(request: HttpRequest) -> FrameForm:
    form = FrameForm(request.GET, departments=NetworkSettings.for_request(request).departments)
    form.is_valid()
    return form


def _question(form: FrameForm) -> str:
    """Return the search of an address without what meant nothing."""
    return kept_question(understood(form.data, form))


def _frame_address(question: str) -> str:
    path = reverse("catalogue-frame")
    return f"{path}?{question}" if question else path
