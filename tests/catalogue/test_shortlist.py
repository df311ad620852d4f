"""A person's list is its address: what it shows and leaves out, the letter and the codes it makes."""

from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network.catalogue import projection
from network.catalogue.models import Entry
from network.catalogue.shortlist import MOST
from network.content.templatetags.qr import qr_code
from tests.contracts.example_network import DIJON, NOW, card, page, session

pytestmark = pytest.mark.usefixtures("example")
ADDRESS = "/fr/ma-liste/"


def key(title: str) -> str:
    return Entry.objects.filter(title=title).order_by("pk").values_list("key", flat=True)[0]


def ask(client: Client, *keys: str) -> dict:
    response = client.get(ADDRESS, {"card": keys})
    assert response.status_code == 200
    return response.context


def titles(context: dict) -> list[str]:
    return [card.title for card in context["cards"]]


def test_the_list_shows_what_was_kept_the_soonest_first_and_the_undated_last(client):
    names = ["Aide aux démarches, sans rendez-vous", "L’e-mail sans peur", "Ordinateurs : les premiers pas"]
    assert titles(ask(client, *map(key, names))) == [names[2], names[1], names[0]]


def test_an_empty_list_says_how_to_fill_it(client):
    response = client.get(ADDRESS)
    assert "components/empty.html" in [template.name for template in response.templates]


def test_what_is_over_withdrawn_unknown_or_no_card_is_counted_and_not_shown(client, source):
    soon_over = card("bref", "Bref", sessions=(session(77, 0, 9),))
    until = card(
        "offre", "Offre d’un matin", is_dated=False, sessions=(), expires_at=NOW + timedelta(hours=1)
    )
    projection.refresh(source.tell(page("mentions", "Mentions"), soon_over, until))
    gone = ["Mentions", "Bref", "Offre d’un matin", "Un atelier déjà passé"]
    kept = [*map(key, [*gone, "L’e-mail sans peur"]), "nobody:1"]
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        shown = ask(client, *kept)
    assert (titles(shown), shown["lost"]) == (["L’e-mail sans peur"], 5)


def test_one_sheet_holds_so_many_and_each_once(client, source):
    projection.refresh(source.tell(*(card(f"a-{n}", f"Atelier {n}", DIJON) for n in range(MOST + 3))))
    keys = [key(f"Atelier {n}") for n in range(MOST + 3)]
    assert len(ask(client, keys[0], *keys)["cards"]) == MOST


@pytest.mark.parametrize("odd", ["\x00", "x" * 5000, "", "a\nb"])
def test_what_cannot_be_a_key_never_reaches_the_database(client, odd):
    shown = ask(client, odd)
    assert (titles(shown), shown["lost"]) == ([], 0)


def test_a_longer_list_costs_the_same_queries(client, source):
    projection.refresh(source.tell(*(card(f"a-{n}", f"Atelier {n}", DIJON) for n in range(MOST))))
    keys, counts = [key(f"Atelier {n}") for n in range(MOST)], []
    for number in (1, 1, MOST):
        with CaptureQueriesContext(connection) as queries:
            ask(client, *keys[:number])
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 12


def test_the_letter_holds_titles_dates_places_and_the_address_of_the_list(client):
    kept = key("L’e-mail sans peur")
    letter = urlsplit(ask(client, kept)["mail"])
    assert (letter.scheme, letter.path) == ("mailto", "")
    lines = parse_qs(letter.query)["body"][0].split("\r\n")
    assert lines[:3] == [
        "L’e-mail sans peur",
        "vendredi 5 mars à 9\u00a0h",
        "Médiathèque Pierre-Bayle, Besançon",
    ]
    assert unquote(lines[-1]) == f"{settings.SITE_URL}{ADDRESS}?card={kept}"


def test_each_card_has_the_code_of_its_own_address(client):
    html = client.get(ADDRESS, {"card": key("L’e-mail sans peur")}).content.decode()
    assert qr_code(f"{settings.SITE_URL}/fr/courriel/") in html
    assert qr_code(f"{settings.SITE_URL}/fr/visio/") not in html


def test_the_list_is_not_for_search_engines_and_leaves_nothing_behind(client):
    response = client.get(ADDRESS, {"card": key("L’e-mail sans peur")})
    assert b'content="noindex"' in response.content
    assert response.cookies == {}
    assert "private" in response.headers["Cache-Control"]


def test_the_page_on_paper_says_what_was_asked(client):
    html = client.get("/fr/catalogue/?q=courriel&fee=free").content.decode()
    said = html.split('<p class="only-print">')[1].split("</p>")[0]
    assert "courriel" in said
    assert "Gratuit" in said
