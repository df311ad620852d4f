"""The page of the site's search: a plain view, as light as that of the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from network.catalogue.presentation import notices, pages
from network.catalogue.searching import answer
from network.catalogue.site.form import SiteSearchForm
from network.catalogue.site.promoted import promoted
from network.catalogue.site.showing import result, tabs, ways_on
from network.catalogue.vocabulary import vocabulary


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """Show what the whole site tells about a text; without one, the box alone."""
    form = SiteSearchForm(request.GET)
    form.is_valid()
    query = form.query(now=timezone.now())
    answered = _answer(form, request) if query.text else {}
    context = {"form": form, "notices": notices(form, query), **answered}
    return render(request, "catalogue/site_search.html", context)


def _answer(form: SiteSearchForm, request: HttpRequest) -> dict[str, object]:
    query, results = answer(form)
    words, language = vocabulary(results.version), query.site_language
    is_beginning = not query.offset and not query.terms
    return {
        "is_asked": True,
        "notices": notices(form, query, results),
        "count": results.count,
        "tabs": tabs(request.GET, form.cleaned_data.get("type", ""), results),
        "promoted": promoted(query.text, language, request) if is_beginning else [],
        "results": [result(card, words, language) for card in results.cards],
        "pages": pages(request.GET, query, results.count),
        "empty_actions": ways_on(query, request.GET),
    }
