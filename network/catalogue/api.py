"""The catalogue in the JSON interface: the same parameters as the page, strict about each."""

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import Router
from ninja.decorators import decorate_view

from network.catalogue.api_examples import responses
from network.catalogue.api_schema import CatalogueOut, RefusalOut, catalogue_parameters
from network.catalogue.cursor import next_cursor
from network.catalogue.engines.protocol import StaleCursorError
from network.catalogue.enums import shown_status
from network.catalogue.forms import CatalogueApiForm
from network.catalogue.freshness import freshness
from network.catalogue.labels import label, ordered, summary_of
from network.catalogue.query import CatalogueQuery
from network.catalogue.results import Card, CardSession, CatalogueResults
from network.catalogue.searching import ask
from network.catalogue.vocabulary import vocabulary
from network.content.conditional import conditional
from network.content.models import NetworkSettings

router = Router(tags=["Catalogue"])


@router.get(
    "/catalogue",
    response={200: CatalogueOut, 304: None, 422: RefusalOut, 429: RefusalOut},
    summary="Search workshops, offers and resources",
    openapi_extra={"parameters": catalogue_parameters(), "responses": responses()},
)
@decorate_view(conditional(freshness))
def catalogue(request: HttpRequest) -> JsonResponse:
    """One page of cards with the facets' counts; repeated parameters are OR within one facet."""
    departments = NetworkSettings.for_request(request).departments
    form = CatalogueApiForm(request.GET, departments=departments)
    if not form.is_valid():
        return JsonResponse({"detail": _problems(form)}, status=422)
    # A wider question is another one: it is offered once, and has no next page.
    may_rescue = form.cleaned_data["rescue"] == "1" and not form.cleaned_data.get("cursor")
    try:
        query, results = ask(form, may_correct=may_rescue, may_widen=may_rescue)
    except StaleCursorError:
        form.add_error("cursor", _("This cursor is too old. Begin again without it."))
        return JsonResponse({"detail": _problems(form)}, status=422)
    return JsonResponse(_answer(query, results))


def _problems(form: CatalogueApiForm) -> list[dict[str, object]]:
    return [
        {"loc": ["query", name], "msg": str(message), "type": "value_error"}
        for name, messages in form.errors.items()
        for message in messages
    ]


def _answer(query: CatalogueQuery, results: CatalogueResults) -> dict[str, object]:
    corrected, widened = results.corrected, results.widened
    following = None if widened or corrected else results.following
    return {
        "count": results.count,
        "results": [_card(card) for card in results.cards],
        "facets": _facets(results, query.site_language),
        "corrected": corrected and {"from": corrected.typed, "to": corrected.searched},
        "widened": widened and {"radius": widened.radius, "dropped": widened.dropped},
        "next": following and next_cursor(query, following),
    }


def _card(card: Card) -> dict[str, object]:
    place = card.place
    return {
        "id": card.id,
        "kind": card.kind,
        "title": card.title,
        "summary": summary_of(card),
        "url": card.url,
        "organisation": card.organisation,
        "place": place
        and {
            "name": place.name,
            "commune": place.commune,
            "postcode": place.postcode,
            "lat": place.latitude,
            "lon": place.longitude,
        },
        "distance_km": card.distance_km,
        "skills": card.skills,
        "level": card.level,
        "fee": card.fee,
        "sessions": [_session(session) for session in card.sessions],
        "highlight": card.highlight,
    }


def _session(session: CardSession) -> dict[str, object]:
    return {
        "id": session.id,
        "starts_at": _instant(session.starts_at),
        "ends_at": _instant(session.ends_at),
        "seats_left": session.seats_left,
        "status": shown_status(session.status, session.seats_left),
    }


def _instant(moment: datetime) -> str:
    """Return a moment as Django's JSON writes it; asking its encoder for each takes six times as long."""
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "auto").replace("+00:00", "Z")


def _facets(results: CatalogueResults, language: str) -> dict[str, list[dict[str, object]]]:
    words = vocabulary(results.version)
    return {
        facet: [
            {
                "value": found.value,
                "label": found.label or label(facet, found.value, words, language),
                "count": found.count,
            }
            for found in ordered(facet, counts, words)
        ]
        for facet, counts in results.facets.items()
    }
