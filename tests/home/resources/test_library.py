"""The list of resources: facets with counts, words, order, pages, and few queries."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from network.catalogue.models import SynonymGroup
from tests.factories.resources import LibraryPageFactory, ResourcePageFactory, english_library, in_english

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12
ADDRESS = "/fr/ressources/"


def look(client, query: str = ""):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 200
    return response


def titles(client, query: str = "") -> list[str]:
    return [card.title for card in look(client, query).context["cards"]]


def counted(client, facet: str, query: str = "") -> dict[str, int]:
    facets = {found.name: found for found in look(client, query).context["facets"]}
    return {option.value: option.count for option in facets[facet].options}


@pytest.fixture
def shelf():
    """Four resources that differ in every facet."""
    ResourcePageFactory(title="Arnaques", video=True, skills=["scams"], audience=["seniors"])
    ResourcePageFactory(title="Courriel", course=True, skills=["email"], level="intermediate")
    ResourcePageFactory(title="Tableur", software=True, skills=["office"], languages=("fr", "en"))
    ResourcePageFactory(title="Écrans", skills=["parenting"], licence="etalab-2.0")


def test_an_empty_library_says_so_and_gives_the_phone(client):
    LibraryPageFactory()
    response = look(client)
    assert response.context["cards"] == []
    assert '<div class="empty">' in response.content.decode()
    for action in response.context["empty_actions"]:
        assert client.get(action.url).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?type=video", ["Arnaques"]),
        ("?type=video&type=online-course", ["Arnaques", "Courriel"]),
        ("?skill=office", ["Tableur"]),
        ("?level=intermediate", ["Courriel"]),
        ("?language=en", ["Tableur"]),
        ("?audience=seniors", ["Arnaques"]),
        ("?licence=etalab-2.0", ["Écrans"]),
        ("?offline=yes", ["Tableur"]),
        ("?account=no", ["Arnaques", "Écrans", "Tableur"]),
        ("?account=no&type=online-course", []),
    ],
)
def test_a_facet_keeps_what_has_its_value(client, shelf, query, found):
    assert titles(client, f"{query}&sort=title") == found


def test_counts_say_what_a_choice_would_find_beside_those_of_other_facets(client, shelf):
    assert counted(client, "type") == {"guide": 1, "video": 1, "online-course": 1, "free-software": 1}
    assert counted(client, "type", "?account=no") == {"guide": 1, "video": 1, "free-software": 1}
    assert counted(client, "account", "?type=online-course") == {}
    assert counted(client, "type", "?type=video&offline=yes") == {"video": 0, "free-software": 1}


@pytest.mark.parametrize("words", ["arnaque", "ARNAQUES", "l’arnaque", "repérer les arnaques"])
def test_words_are_understood_as_in_the_catalogue(client, shelf, words):
    assert titles(client, f"?q={words}") == ["Arnaques"]


def test_words_are_found_in_every_text_and_in_the_names_of_skills(client):
    page = ResourcePageFactory(
        title="Un livre",
        introduction="À propos de girafes.",
        why="Il parle des loups.",
        provider="Maison Blaireau",
        body=[("paragraph", "<p>Et des <b>castors</b>.</p>")],
        skills=["scams"],
    )
    for words in ("girafe", "loup", "blaireaux", "castor", "arnaque"):
        assert titles(client, f"?q={words}") == [page.title], words
    assert titles(client, "?q=girafe loutre") == []


def test_synonyms_of_the_staff_are_understood(client, shelf):
    assert titles(client, "?q=filouterie") == []
    SynonymGroup.objects.create(terms="arnaque\nfilouterie")
    assert titles(client, "?q=filouterie") == ["Arnaques"]


@pytest.mark.parametrize("words", ["%00", '"', "%25", "_", " ", "'--", "\\"])
def test_what_is_no_word_asks_nothing(client, shelf, words):
    assert titles(client, f"?q={words}") == titles(client)


def test_a_word_without_end_finds_nothing(client, shelf):
    assert titles(client, f"?q={'a' * 5000}") == []


def test_a_bad_value_is_named_and_left_out_and_the_good_one_beside_it_kept(client, shelf):
    response = look(client, "?type=video&type=fax&level=dieu&page=zero&sort=magie")
    assert [card.title for card in response.context["cards"]] == ["Arnaques"]
    assert len(response.context["ignored"]) == 4
    assert "fax" not in "".join(chip.remove_url for chip in response.context["chips"])


def test_what_was_chosen_can_be_removed(client, shelf):
    response = look(client, "?type=video&q=arnaque&account=no")
    urls = [chip.remove_url for chip in response.context["chips"]]
    assert urls == ["?type=video&account=no", "?q=arnaque&account=no", "?type=video&q=arnaque"]


def test_the_last_checked_comes_first_and_titles_sort_without_accents(client):
    for title, day in (("Zèbre", 3), ("Éléphant", 1), ("Abeille", 2)):
        ResourcePageFactory(title=title, checked_on=date(2026, 1, day))
    assert titles(client) == ["Zèbre", "Abeille", "Éléphant"]
    assert titles(client, "?sort=title") == ["Abeille", "Éléphant", "Zèbre"]


def test_twenty_a_page_and_the_filters_travel(client):
    for number in range(21):
        ResourcePageFactory(title=f"Guide {number:02}")
    first = look(client, "?type=guide&sort=title").context
    assert (len(first["cards"]), first["count"], first["pages"]["count"]) == (20, 21, 2)
    assert titles(client, first["pages"]["next_url"]) == ["Guide 20"]
    assert look(client, "?page=400").context["pages"]["number"] == 2


def test_only_what_anybody_may_read_is_listed(client):
    shown = ResourcePageFactory()
    ResourcePageFactory(draft=True)
    ResourcePageFactory(expired=True)
    private = ResourcePageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client) == [shown.title]


def test_each_language_lists_its_own(client):
    page = ResourcePageFactory(title="Guide du courriel")
    in_english(page, title="E-mail guide", slug="e-mail-guide")
    assert titles(client) == ["Guide du courriel"]
    response = client.get(english_library().get_url())
    assert [card.title for card in response.context["cards"]] == ["E-mail guide"]


def test_the_number_of_queries_does_not_grow(client):
    numbers = []
    for more in (10, 40):
        for number in range(more):
            ResourcePageFactory(
                skills=["email", "scams"], audience=["seniors"], url=f"https://a.example/{more}/{number}"
            )
        cache.clear()
        look(client)
        with CaptureQueriesContext(connection) as queries:
            look(client, "?q=guide&type=guide&audience=seniors")
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= MOST_QUERIES


def test_the_list_sets_no_cookie(client, shelf):
    assert not look(client).cookies
