"""The search of the whole site: what it finds, what it never shows, and what it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from network.catalogue import projection
from network.catalogue.models import Entry
from network.catalogue.query import PAGE_SIZE
from network.catalogue.state import touch
from tests.contracts.example_network import page, translated
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.home import StandardPageFactory
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/fr/recherche/"
MARKER = "zyxwvu"


def found(client: Client, text: str, **more: str) -> list[str]:
    response = client.get(ADDRESS, {"q": text, **more})
    assert response.status_code == 200
    return [result.card.title for result in response.context["results"]]


def tabs(client: Client, text: str, **more: str) -> dict[str, int]:
    response = client.get(ADDRESS, {"q": text, **more})
    return {tab.label: tab.count for tab in response.context["tabs"]}


# What is found


def test_one_box_finds_pages_workshops_organisations_and_places(client):
    StandardPageFactory(title="La tablette pour tous")
    SessionFactory(workshop=WorkshopPageFactory(title="Ma tablette"))
    OrganisationFactory(name="Tablettes et compagnie")
    PlaceFactory(name="L’atelier des tablettes")
    titles = {"La tablette pour tous", "Ma tablette", "Tablettes et compagnie", "L’atelier des tablettes"}
    assert set(found(client, "tablettes")) == titles
    assert tabs(client, "tablettes") == {
        "Tout": 4,
        "Ateliers et aide": 1,
        "Structures et lieux": 2,
        "Pages et actualités": 1,
    }
    assert set(found(client, "tablettes", type="partners")) == {
        "Tablettes et compagnie",
        "L’atelier des tablettes",
    }
    assert tabs(client, "tablettes", type="partners")["Tout"] == 4


def test_each_result_says_what_it_is(client, example):
    projection.refresh(example.tell(page("nous", "Qui sommes-nous")))
    html = client.get(ADDRESS, {"q": "sommes"}).content.decode()
    assert "<span>Page</span>" in html
    assert "icons/sprite.svg#info" in html


def test_a_workshop_at_two_places_is_one_result(client, example):
    assert found(client, "tablette") == ["Prendre en main sa tablette"]
    assert tabs(client, "tablette") == {"Tout": 1, "Ateliers et aide": 1}


def test_words_follow_the_rules_of_the_catalogue(client, example):
    projection.refresh(example.tell(page("alerte", "Gare à l’hameçonnage", summary="Un faux message ?")))
    for text in ("arnaques", "HAMECONNAGE", "l’hameçonnage"):
        assert "Gare à l’hameçonnage" in found(client, text)
    html = client.get(ADDRESS, {"q": "messages"}).content.decode()
    assert "<mark>message</mark>" in html


def test_each_language_finds_its_own_words(client, example):
    projection.refresh(example.tell(*translated()))
    assert found(client, "dessin") == ["Le dessin sur écran"]
    response = client.get("/en/recherche/", {"q": "dessin"})
    assert [result.card.language for result in response.context["results"]] == ["en"]


def test_the_link_in_the_header_leads_here(client):
    assert f'href="{ADDRESS}"' in client.get("/fr/").content.decode()


def test_a_page_that_is_not_found_offers_the_search(client):
    response = client.get("/fr/nulle-part/")
    assert response.status_code == 404
    assert f'action="{ADDRESS}"' in response.content.decode()


# What nobody may read


def withdraw(secret: Page) -> None:
    secret.unpublish()


def lock(secret: Page) -> None:
    PageViewRestriction.objects.create(page=secret, restriction_type="login")


def move_below_a_private_page(secret: Page) -> None:
    private = StandardPageFactory(title="Réservé")
    lock(private)
    secret.move(private, pos="last-child")


def let_it_end(secret: Page) -> None:
    """Its end has come; nothing has taken it down, and nothing was saved since."""
    end = timezone.now() - timedelta(seconds=1)
    Entry.objects.filter(title=MARKER).update(expires_at=end)
    touch()
    StandardPage.objects.filter(pk=secret.pk).update(expire_at=end)


def draft_new_words(secret: Page) -> None:
    secret.title = "Autre chose"
    secret.save_revision().publish()
    secret.title = MARKER
    secret.save_revision()


@pytest.mark.parametrize("hide", [withdraw, lock, move_below_a_private_page, let_it_end, draft_new_words])
def test_what_nobody_may_read_is_not_found(client, hide: Callable[[Page], None]):
    secret = StandardPageFactory(title=MARKER)
    assert found(client, MARKER) == [MARKER]
    hide(secret)
    response = client.get(ADDRESS, {"q": MARKER})
    assert response.context["results"] == []
    nothing = client.get(ADDRESS, {"q": "abcdef"}).content.decode()
    assert response.content.decode() == nothing.replace("abcdef", MARKER)


def test_a_draft_and_a_withdrawn_place_are_not_found(client):
    StandardPageFactory(title=MARKER, live=False)
    WorkshopPageFactory(title=MARKER, live=False, sessions=1)
    place = PlaceFactory(name=MARKER)
    assert found(client, MARKER) == [MARKER]
    place.unpublish()
    assert found(client, MARKER) == []


def test_the_catalogue_and_its_interface_never_show_what_only_the_site_tells(client):
    StandardPageFactory(title=MARKER)
    assert found(client, MARKER) == [MARKER]
    assert client.get("/api/v1/catalogue", {"q": MARKER}).json()["count"] == 0
    assert client.get("/api/v1/catalogue", {"kind": "page"}).status_code == 422
    assert client.get("/fr/catalogue/", {"q": MARKER}).context["count"] == 0


# What staff put first


def promote(text: str, **fields: object) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(text), **fields)


def test_a_promoted_page_comes_first_whatever_accents_and_plurals(client):
    target = StandardPageFactory(title="Que faire tout de suite")
    promote("arnaque", page=target, description="Trois gestes.")
    for text in ("Arnaques", "arnaque "):
        [first] = client.get(ADDRESS, {"q": text}).context["promoted"]
        assert (first.title, first.url, first.description) == (
            target.title,
            target.get_url(),
            "Trois gestes.",
        )
    assert client.get(ADDRESS, {"q": "vélo"}).context["promoted"] == []
    assert client.get(ADDRESS, {"q": "arnaque", "type": "pages"}).context["promoted"] == []


@pytest.mark.parametrize("hide", [withdraw, lock, move_below_a_private_page, let_it_end])
def test_a_promoted_page_that_nobody_may_read_is_not_shown(client, hide: Callable[[Page], None]):
    target = StandardPageFactory(title=MARKER)
    promote("arnaque", page=target)
    hide(target)
    response = client.get(ADDRESS, {"q": "arnaque"})
    assert response.context["promoted"] == []
    assert MARKER not in response.content.decode()


def test_a_promoted_page_shows_in_its_own_language_only(client):
    promote("arnaque", page=StandardPageFactory(title="Que faire"))
    assert client.get("/en/recherche/", {"q": "arnaque"}).context["promoted"] == []


def test_searching_writes_nothing(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS, {"q": "arnaque"})
    assert [
        query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ] == []
    assert not QueryDailyHits.objects.exists()


# Pages, bad values, cost


def test_pages_follow_one_another(client, example):
    projection.refresh(example.tell(*(page(f"p{number}", f"Tablette {number}") for number in range(25))))
    first = client.get(ADDRESS, {"q": "tablette"})
    assert len(first.context["results"]) == PAGE_SIZE
    second = client.get(f"{ADDRESS}{first.context['pages'].next_url}")
    assert len(second.context["results"]) == 26 - PAGE_SIZE


@pytest.mark.parametrize(
    "address",
    [
        "?q=tablette&type=rien&page=0",
        "?q=tablette&page=400",
        "?q=tablette&page=nan&type=",
        "?q=%00%22*%28&type=pages",
        "?q=le+la+les",
        "?q=" + "mot+" * 500,
        "?type=pages",
        "?page=3",
        "?inconnu=1",
    ],
)
def test_bad_values_never_break_the_page(client, example, address):
    assert client.get(ADDRESS + address).status_code == 200


def test_a_bad_value_is_named_and_what_was_typed_is_kept(client, example):
    html = client.get(ADDRESS, {"q": "tablette", "type": "rien"}).content.decode()
    assert "Type de résultat" in html
    assert 'value="tablette"' in html
    assert "Prendre en main sa tablette" in html


def test_when_nothing_is_found_the_page_says_what_to_do(client):
    html = client.get(ADDRESS, {"q": MARKER}).content.decode()
    assert "Nous n’avons rien trouvé avec ces mots" in html
    assert f'href="/fr/catalogue/?q={MARKER}"' in html


def queries(client: Client, text: str) -> int:
    client.get(ADDRESS, {"q": text})
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS, {"q": text})
    return len(captured)


def test_ten_and_fifty_results_cost_the_same_eight_queries(client, example):
    promote("beaucoup", page=StandardPageFactory())
    few = [page(f"peu{number}", f"Peu {number}") for number in range(10)]
    many = [page(f"beaucoup{number}", f"Beaucoup {number}") for number in range(50)]
    projection.refresh(example.tell(*few, *many))
    assert queries(client, "peu") == queries(client, "beaucoup") <= 8
