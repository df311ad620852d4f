"""The search page: a plain view, for a page of the CMS costs seven times its template."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.catalogue import presentation as shown
from network.catalogue.forms import CatalogueForm
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import CatalogueResults
from network.catalogue.searching import search
from network.catalogue.vocabulary import vocabulary
from network.content.models import NetworkSettings


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show the answer to the address; a bad value is named and left out."""
    departments = NetworkSettings.for_request(request).departments
    form = CatalogueForm(request.GET, departments=departments)
    form.is_valid()
    query, results = _answer(form)
    words, language = vocabulary(results.version), query.site_language
    facets = shown.facets(query, results, words, language)
    context = {
        "form": form,
        "action": reverse("catalogue"),
        "date_from": form["from"],
        "date_to": form["to"],
        "sort": form["sort"].value() or "",
        "facets": facets,
        "chips": shown.chips(request.GET, query, facets),
        "clear_url": reverse("catalogue"),
        "notices": shown.notices(form, results, query),
        "sorts": shown.sorts(request.GET, query, results.order),
        "count": results.count,
        "cards": [shown.shown_card(card, words, language) for card in results.cards],
        "pages": shown.pages(request.GET, query, results.count),
        "empty_actions": shown.ways_on(),
    }
    return render(request, "catalogue/search.html", context)


def _answer(form: CatalogueForm) -> tuple[CatalogueQuery, CatalogueResults]:
    """Return the question and its answer; a page beyond the last is named, and the first one shown."""
    query = form.query(now=timezone.now())
    results = search(query, may_widen=True)
    if results.count and not results.cards:
        form.add_error("page", _("There is no such page: here is the first one."))
        query = replace(query, offset=0)
        results = search(query, may_widen=True)
    return query, results
