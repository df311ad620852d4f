"""The search page: a plain view, for a page of the CMS costs seven times its template."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from network.catalogue import presentation as shown
from network.catalogue.addresses import spelled_out
from network.catalogue.forms import CatalogueForm
from network.catalogue.freshness import freshness
from network.catalogue.neighbours import neighbours
from network.catalogue.searching import answer
from network.catalogue.site.showing import result
from network.catalogue.vocabulary import vocabulary
from network.content.conditional import conditional
from network.content.models import NetworkSettings


@require_safe
@conditional(freshness)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Show the answer to the address; a bad value is named and left out."""
    departments = NetworkSettings.for_request(request).departments
    form = CatalogueForm(request.GET, departments=departments)
    form.is_valid()
    query, results = answer(form, may_widen=True)
    spelled = spelled_out(form.data, query)
    asked = form if spelled is form.data else CatalogueForm(spelled, departments=departments)
    words, language = vocabulary(results.version), query.site_language
    facets = shown.facets(query, results, words, language)
    context = {
        "form": form,
        "query": query,
        "action": reverse("catalogue"),
        "tiles": settings.TILES,
        "asked": asked,
        "spelled": spelled,
        "date_from": asked["from"],
        "date_to": asked["to"],
        "sort": form["sort"].value() or "",
        "facets": facets,
        "chips": shown.chips(spelled, query, facets),
        "clear_url": reverse("catalogue"),
        "notices": shown.notices(form, query, results),
        "sorts": shown.sorts(spelled, query, results.order),
        "count": results.count,
        "cards": [shown.shown_card(card, words, language) for card in results.cards],
        "beside": shown.beside(spelled, results, words, language),
        "pages": shown.pages(spelled, query, results.count),
        "empty_actions": shown.ways_on(),
        "following": shown.following(form.data, results.corrected),
        "neighbours": [result(card, words, language) for card in neighbours(query, results)],
    }
    return render(request, "catalogue/search.html", context)
