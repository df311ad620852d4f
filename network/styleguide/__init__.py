"""The pieces of the look with sample data, for those who build pages; mounted in development only."""

from types import SimpleNamespace as Sample

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from network.styleguide import samples


def overview(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(
        request,
        "styleguide/index.html",
        {
            "network_sample": samples.network(),
            "colours": samples.COLOURS,
            "components": samples.COMPONENTS,
            "icons": samples.ICONS,
            "illustrations": samples.ILLUSTRATIONS,
            "action": "?",
            "form": samples.SearchForm({"q": "", "near": "Dole (39)", "radius": "20"}),
            "examples": [Sample(label=label, url="#") for label in ("visioconférence", "arnaques", "photos")],
            "cards": samples.cards(),
            "resource_card": samples.resource_card(),
            "stories": samples.stories(),
            "chips": samples.chips(),
            "clear_url": "?",
            "tabs": [
                Sample(label="Tout", count=45, url="?", is_current=True),
                Sample(label="Ateliers et aide", count=17, url="?type=workshops", is_current=False),
            ],
            "pages": Sample(number=2, count=7, previous_url="?page=1", next_url="?page=3"),
            "facet": samples.facets()[0],
            "long_facet": samples.facets()[1],
            "sessions": samples.sessions(),
            "open_hours": samples.hours("Ouvert, ferme à 17 h", is_open=True),
            "closed_hours": samples.hours("Fermé, ouvre jeudi à 9 h", is_open=False),
            "unknown_hours": Sample(status_text="Horaires non communiqués", is_open=None, days=[]),
            "month": samples.month(),
            "facts": samples.facts(),
            "facet_words": samples.facets()[1].definitions,
            "sample_chart": samples.sample_chart(),
            "trail": [Sample(title="Accueil", url="#"), Sample(title="Trouver un atelier", url="#")],
            "actions": [
                Sample(label="Chercher à 40 km", url="#"),
                Sample(label="Voir les ateliers à distance", url="#"),
            ],
            "sample_form": samples.SampleForm(),
            "wrong_form": samples.SampleForm({"phone": "03 53"}, auto_id="id_wrong_%s"),
        },
    )


def search(request: HttpRequest, *, is_empty: bool = False) -> HttpResponse:
    """The page of the catalogue with results, or without."""
    form = samples.SearchForm({"q": "tablette", "near": "Dole (39)", "radius": "20"})
    notice = "Rien à moins de 20 km : nous avons cherché jusqu’à 40 km."
    return render(
        request,
        "catalogue/search.html",
        {
            "network": samples.network(),
            "action": "?",
            "form": form,
            "date_from": form["date_from"],
            "date_to": form["date_to"],
            "examples": [],
            "chips": samples.chips(),
            "clear_url": "?",
            "notices": [Sample(kind="careful", text=notice)],
            "count": 0 if is_empty else 42,
            "sorts": [
                Sample(label="la plus proche", url="?sort=distance", is_current=True),
                Sample(label="la date", url="?sort=date", is_current=False),
            ],
            "facets": samples.facets(),
            "cards": [] if is_empty else samples.cards(),
            "pages": Sample(number=1, count=3, previous_url="", next_url="?page=2"),
            "empty_actions": [Sample(label="Chercher à 40 km", url="#")],
        },
    )


def alert(request: HttpRequest, *, is_confirmed: bool) -> HttpResponse:
    """The page of an alert, to confirm or running."""
    context = {
        "network": samples.network(),
        "alert": samples.alert(is_confirmed=is_confirmed),
        "search": "tablette, Dole",
        "search_url": "#",
    }
    return render(request, "catalogue/alerts/alert.html", context)


def patterns(request: HttpRequest) -> HttpResponse:
    """How pages are put together: home, workshop."""
    context = {
        "network": samples.network(),
        "action": "?",
        "form": samples.SearchForm(),
        "examples": [Sample(label=label, url="#") for label in ("visioconférence", "arnaques", "photos")],
        "cards": samples.cards()[:2],
        "sessions": samples.sessions(),
        "facts": samples.facts(),
        "trail": [Sample(title="Accueil", url="#"), Sample(title="Trouver un atelier", url="#")],
    }
    return render(request, "styleguide/patterns.html", context)


urlpatterns = [
    path("", overview, name="styleguide"),
    path("search/", search, name="styleguide_search"),
    path("search/empty/", search, {"is_empty": True}, name="styleguide_search_empty"),
    path("alert/", alert, {"is_confirmed": False}, name="styleguide_alert"),
    path("alert/running/", alert, {"is_confirmed": True}, name="styleguide_alert_running"),
    path("patterns/", patterns, name="styleguide_patterns"),
]
