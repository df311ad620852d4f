"""The directory as visitors meet it: its list, its filters, its pages, and nothing of what is a draft."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from network.catalogue.models import Entry, EntrySession
from partners.addresses import address_of
from partners.enums import OrganisationKind, Service
from partners.models import DirectoryPage, Place
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def names(client: Client, directory: DirectoryPage, **filters: str) -> list[str]:
    response = client.get(directory.url, filters)
    assert response.status_code == 200
    return [item.name for item in response.context["items"]]


def add_card(
    key: str, *, partner: str = "", days: int = 3, is_open: bool = True, title: str = "Envoyer un courriel"
) -> Entry:
    starts_at = timezone.now() + timedelta(days=days)
    entry = Entry.objects.create(
        key=key,
        subject=key.partition("@")[0],
        kind="workshop",
        title=title,
        url="/fr/ateliers/courriel/",
        language="fr",
        partner=partner,
        format="on-site",
        shown_in=" fr en ",
    )
    EntrySession.objects.create(
        entry=entry,
        session=entry.pk,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        slot=1,
        status="scheduled",
        is_open=is_open,
    )
    return entry


def test_places_and_organisations_are_two_lists(client: Client, directory: DirectoryPage) -> None:
    PlaceFactory(name="Médiathèque"), OrganisationFactory(name="Les Connectés")
    assert names(client, directory) == ["Médiathèque"]
    assert names(client, directory, kind="organisations") == ["Les Connectés"]


def test_names_are_listed_in_the_order_of_a_dictionary(client: Client, directory: DirectoryPage) -> None:
    for name in ("Zoé", "Élan", "avenir", "Fabrique"):
        PlaceFactory(name=name)
    assert names(client, directory) == ["avenir", "Élan", "Fabrique", "Zoé"]


def test_letters_lead_to_names_and_the_others_come_last(client: Client, directory: DirectoryPage) -> None:
    for name in ("Zoé", "Élan", "3e lieu", "Я"):
        PlaceFactory(name=name)
    links = client.get(directory.url, {"letter": "e"}).context["letters"]
    assert [(link.label, link.is_current) for link in links] == [("E", True), ("Z", False), ("0–9", False)]
    assert names(client, directory, letter="0") == ["3e lieu", "Я"]


def test_each_filter_keeps_what_it_says(client: Client, directory: DirectoryPage) -> None:
    PlaceFactory(name="Médiathèque", services=(Service.SAFETY,)), PlaceFactory(name="Élan", in_dijon=True)
    assert names(client, directory, letter="e") == ["Élan"]
    assert names(client, directory, department="21") == ["Élan"]
    assert names(client, directory, service=Service.SAFETY) == ["Médiathèque"]
    assert names(client, directory, q="besancon") == ["Médiathèque"]
    assert names(client, directory, q="mediatheque", department="21") == []


def test_an_organisation_is_found_by_what_its_places_offer(client: Client, directory: DirectoryPage) -> None:
    PlaceFactory(organisation=OrganisationFactory(name="Les Connectés"), services=(Service.SAFETY,))
    OrganisationFactory(name="Autres")
    assert names(client, directory, kind="organisations", service=Service.SAFETY) == ["Les Connectés"]


@pytest.mark.parametrize("name", ["kind", "letter", "department", "service", "q", "page"])
@pytest.mark.parametrize(
    "value", ["", "%", "\0", "é" * 500, "-1", "999999999999999999999", "' OR 1=1 --", "🙂"]
)
def test_no_value_of_a_filter_breaks_the_page(
    client: Client, directory: DirectoryPage, name: str, value: str
) -> None:
    PlaceFactory()
    assert client.get(directory.url, {name: value}).status_code == 200


def test_a_value_that_means_nothing_is_named_and_left_out(client: Client, directory: DirectoryPage) -> None:
    PlaceFactory(name="Médiathèque")
    response = client.get(directory.url, {"department": "99", "letter": "m"})
    assert [item.name for item in response.context["items"]] == ["Médiathèque"]
    assert response.context["ignored"] == [response.context["form"].fields["department"].label]
    assert "department=99" not in "".join(link.url for link in response.context["tabs"])


def test_the_list_goes_on_a_second_page_and_keeps_its_filters(
    client: Client, directory: DirectoryPage
) -> None:
    for _ in range(30):
        PlaceFactory()
    response = client.get(directory.url, {"q": "mediatheque"})
    assert len(response.context["items"]) == 24
    following = response.context["pages"]["next_url"]
    assert "q=mediatheque" in following
    assert len(client.get(directory.url + following).context["items"]) == 6


def test_the_list_costs_the_same_for_ten_and_for_fifty(
    client: Client, directory: DirectoryPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    used = []
    for number in (10, 40):
        for _ in range(number):
            PlaceFactory(organisation=OrganisationFactory())
        for kind in ("places", "organisations"):
            client.get(directory.url)
            with django_assert_max_num_queries(MOST_QUERIES) as queries:
                client.get(directory.url, {"kind": kind, "service": Service.EVERYDAY})
            used.append(len(queries))
    assert used[:2] == used[2:]


def test_a_place_tells_where_when_and_how_to_reach_it(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory(
        open_on_weekdays=True,
        reachable=True,
        organisation=OrganisationFactory(name="Ville de Besançon"),
        website="https://www.ville.example/mediatheque",
    )
    html = client.get(f"{directory.url}lieux/{place.slug}/").content.decode()
    assert place.address in html
    assert 'href="tel:+33381000001"' in html
    assert 'href="mailto:mediatheque@ville.example"' in html
    assert ">ville.example</a>" in html
    assert "https://www.openstreetmap.org/?mlat=47.2378&amp;mlon=6.0241" in html
    assert f'href="{directory.url}{place.organisation.slug}/"' in html
    assert html.count('<th scope="row">') == 7


def test_a_place_shows_its_coming_workshops_and_no_other(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory()
    add_card(f"workshop:1@{place.catalogue_key}", title="À venir")
    add_card(f"workshop:2@{place.catalogue_key}", title="Passé", days=-3)
    add_card(f"workshop:3@{place.catalogue_key}", title="Annulé", is_open=False)
    add_card(f"workshop:4@{place.catalogue_key}0", title="Ailleurs")
    cards = client.get(address_of(place)).context["cards"]
    assert [card.title for card in cards] == ["À venir"]


def test_a_date_leaves_the_page_of_its_place_when_it_begins(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory()
    add_card(f"workshop:1@{place.catalogue_key}", title="Demain", days=1)
    add_card(f"workshop:2@{place.catalogue_key}", title="Plus tard", days=5)
    cards = client.get(address_of(place)).context["cards"]
    assert [card.title for card in cards] == ["Demain", "Plus tard"]
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        cards = client.get(address_of(place)).context["cards"]
        assert [card.title for card in cards] == ["Plus tard"]


def test_a_place_names_three_others_nearby(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory()
    for _ in range(5):
        PlaceFactory(latitude=47.24)
    PlaceFactory(draft=True), PlaceFactory(in_dijon=True)
    nearby = client.get(address_of(place)).context["nearby"]
    assert len(nearby) == 3
    assert all(other.live and other.distance_km < 20 for other in nearby)


def test_an_organisation_tells_who_it_is_and_where_it_welcomes(
    client: Client, directory: DirectoryPage
) -> None:
    organisation = OrganisationFactory(reachable=True, kind=OrganisationKind.LIBRARY)
    (
        PlaceFactory(organisation=organisation, name="Annexe"),
        PlaceFactory(organisation=organisation, name="Cachée", draft=True),
    )
    add_card("workshop:1@remote", partner=organisation.slug)
    response = client.get(address_of(organisation))
    html = response.content.decode()
    assert 'href="tel:+33381000000"' in html
    assert "Annexe" in html
    assert "Cachée" not in html
    assert [card.title for card in response.context["cards"]] == ["Envoyer un courriel"]


@pytest.mark.parametrize("number", [1, 6])
def test_a_page_costs_the_same_whatever_happens_there(
    client: Client,
    directory: DirectoryPage,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    organisation = OrganisationFactory()
    place = PlaceFactory(organisation=organisation)
    for index in range(number):
        add_card(f"workshop:{index}@{place.catalogue_key}", partner=organisation.slug)
        PlaceFactory(organisation=organisation)
    for listed in (place, organisation):
        address = address_of(listed)
        client.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)


def test_a_draft_has_no_page_and_no_line(client: Client, directory: DirectoryPage) -> None:
    place, organisation = PlaceFactory(draft=True), OrganisationFactory(draft=True)
    assert client.get(f"{directory.url}lieux/{place.slug}/").status_code == 404
    assert client.get(f"{directory.url}{organisation.slug}/").status_code == 404
    assert names(client, directory) == names(client, directory, kind="organisations") == []
    assert address_of(place) == ""


def test_a_draft_organisation_is_not_named_by_its_place(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory(organisation=OrganisationFactory(name="Pas encore prête", draft=True))
    assert "Pas encore prête" not in client.get(address_of(place)).content.decode()


def test_machines_read_places_and_organisations(client: Client, directory: DirectoryPage) -> None:
    hostile = "</script><script>alert(1)</script>"
    place = PlaceFactory(name=hostile, open_on_weekdays=True, reachable=True)
    html = client.get(address_of(place)).content.decode()
    assert hostile not in html
    things = [json.loads(found) for found in re.findall(r'application/ld\+json">(.*?)</script>', html, re.S)]
    (thing,) = (thing for thing in things if thing["@type"] != "BreadcrumbList")
    assert (thing["@type"], thing["name"], thing["telephone"]) == ("LocalBusiness", hostile, "+33381000001")
    assert thing["geo"]["latitude"] == place.latitude
    assert thing["openingHoursSpecification"][0]["opens"] == "09:00"
    organisation = OrganisationFactory()
    html = client.get(address_of(organisation)).content.decode()
    assert '"@type": "Organization"' in html


def test_the_sitemap_holds_every_public_page_and_no_draft(directory: DirectoryPage) -> None:
    place, organisation = PlaceFactory(), OrganisationFactory()
    PlaceFactory(draft=True), OrganisationFactory(draft=True)
    paths = {entry["location"].removeprefix(directory.full_url) for entry in directory.get_sitemap_urls()}
    assert paths == {"", f"lieux/{place.slug}/", f"{organisation.slug}/"}


def test_an_unsafe_looking_place_is_only_text(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory(name="<b>gras</b>", summary="<img src=x>")
    assert "<img src=x>" not in client.get(address_of(place)).content.decode()
    assert Place.objects.get().name == "<b>gras</b>"
