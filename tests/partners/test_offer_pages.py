"""The page of an offer, its line in the directory, and where else it is told."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from network.catalogue.enums import Fee, Kind
from partners.addresses import address_of
from partners.enums import AreaKind, Way
from partners.models import DirectoryPage, Offer
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory

pytestmark = [pytest.mark.django_db]
MOST_QUERIES = 12


def loan(**told: object) -> Offer:
    return OfferFactory(
        name="Une tablette chez soi",
        kind=Kind.EQUIPMENT_LOAN,
        lent="Dix tablettes\nTrois clés 4G",
        loan_conditions="Un mois, sans caution.",
        ways=(Way.COME, Way.PHONE, Way.REFERRAL),
        phone="+33381000009",
        referral="une assistante sociale",
        contact_name="Monique",
        fee=Fee.CONDITIONAL,
        fee_details="5 € par an",
        area_kind=AreaKind.COMMUNES,
        area_codes=("25056",),
        area_name="Grand Besançon",
        languages=("fr", "ar"),
        opening_hours="Mo-Fr 09:00-12:00",
        **told,
    )


def test_an_offer_tells_how_to_get_it_where_and_at_what_price(
    client: Client, directory: DirectoryPage
) -> None:
    place = PlaceFactory(name="Médiathèque", open_on_weekdays=True)
    PlaceFactory(name="Fermée", draft=True).offers.add(offer := loan(places=(place,)))
    html = client.get(address_of(offer)).content.decode()
    for said in ("Dix tablettes", "Un mois, sans caution.", "5 € par an", "Grand Besançon", "Monique"):
        assert said in html
    assert 'class="button button--big button--call" href="tel:+33381000009"' in html
    assert 'class="button button--big" href="#where"' in html
    assert "une assistante sociale" in html
    assert directory.address_of(place) in html
    assert "Fermée" not in html
    assert directory.address_of(offer.organisation) in html


def test_an_offer_that_begins_later_says_when_and_its_hours_of_the_month_are_told(
    client: Client, directory: DirectoryPage
) -> None:
    first = timezone.localdate() + timedelta(days=9)
    offer = OfferFactory(opening_hours="Mo-Fr 09:00-12:00; Sa[1] 10:00-12:00", starts_on=first)
    html = client.get(address_of(offer)).content.decode().replace("\u00a0", " ")
    assert "ouvre" not in html
    assert '<th scope="row">Premier samedi du mois</th><td>10 h – 12 h</td>' in html


def test_without_a_way_of_its_own_one_asks_the_organisation(client: Client, directory: DirectoryPage) -> None:
    offer = OfferFactory(ways=(), organisation=OrganisationFactory(reachable=True))
    html = client.get(address_of(offer)).content.decode()
    assert 'href="tel:+33381000000"' in html
    assert 'href="mailto:bonjour@connectes.example"' in html


def hidden() -> dict[str, dict[str, object]]:
    yesterday = timezone.localdate() - timedelta(days=1)
    return {
        "draft": {"draft": True},
        "over": {"ends_on": yesterday},
        "expired": {"expire_at": timezone.now() - timedelta(minutes=1)},
        "organisation withdrawn": {"organisation": OrganisationFactory(draft=True)},
    }


@pytest.mark.parametrize("why", ["draft", "over", "expired", "organisation withdrawn"])
def test_what_nobody_may_read_has_no_page_and_no_line(
    why: str, client: Client, directory: DirectoryPage
) -> None:
    offer = OfferFactory(**hidden()[why])
    assert client.get(directory.address_of(offer)).status_code == 404
    assert client.get(directory.url, {"kind": "offers"}).context["items"] == []
    assert address_of(offer) == ""
    assert all("/offres/" not in one["location"] for one in directory.get_sitemap_urls())


def test_the_directory_lists_offers_by_kind(client: Client, directory: DirectoryPage) -> None:
    OfferFactory(name="Prêt", kind=Kind.EQUIPMENT_LOAN, lent="Un ordinateur"), OfferFactory(name="Accueil")
    found = client.get(directory.url, {"kind": "offers", "offer": "equipment-loan", "service": "x"})
    assert [item.name for item in found.context["items"]] == ["Prêt"]
    assert len(found.context["chips"]) == 1
    assert "/offres/" in found.context["items"][0].url
    # A filter of another tab is left out.
    assert client.get(directory.url, {"kind": "places", "offer": "equipment-loan"}).context["chips"] == []


def test_an_organisation_and_a_place_show_their_offers(client: Client, directory: DirectoryPage) -> None:
    place = PlaceFactory()
    offer = OfferFactory(name="Prêt de tablettes", places=(place,))
    OfferFactory(name="En préparation", draft=True, organisation=offer.organisation, places=(place,))
    for listed in (place, offer.organisation):
        html = client.get(address_of(listed)).content.decode()
        assert directory.address_of(offer) in html
        assert "En préparation" not in html


def test_an_offer_names_others_nearby_once(client: Client, directory: DirectoryPage) -> None:
    here, there = PlaceFactory(), PlaceFactory(latitude=47.25)
    offer = OfferFactory(places=(here,))
    other = OfferFactory(name="Voisine", places=(there, PlaceFactory(latitude=47.26)))
    OfferFactory(name="Loin", places=(PlaceFactory(in_dijon=True),))
    nearby = client.get(address_of(offer)).context["nearby"]
    assert [(one.title, one.url) for one in nearby] == [("Voisine", directory.address_of(other))]
    assert nearby[0].distance_km < 2


def test_machines_read_an_offer(client: Client, directory: DirectoryPage) -> None:
    offer = loan(places=(PlaceFactory(),), summary="</script><script>alert(1)</script>")
    html = client.get(address_of(offer)).content.decode()
    assert "<script>alert" not in html
    things = [json.loads(found) for found in re.findall(r'application/ld\+json">(.*?)</script>', html, re.S)]
    (thing,) = (thing for thing in things if thing["@type"] == "Service")
    assert thing["areaServed"] == [{"@type": "City", "name": "Besançon"}]
    assert thing["offers"] == {"@type": "Offer", "description": "5 € par an"}
    assert thing["availableChannel"][0]["serviceLocation"]["address"]["addressLocality"] == "Besançon"
    assert thing["hoursAvailable"][0]["opens"] == "09:00"
    assert f"{offer.name} –" in html


def test_an_offer_is_in_the_sitemap(directory: DirectoryPage) -> None:
    offer = OfferFactory()
    paths = {one["location"].removeprefix(directory.full_url) for one in directory.get_sitemap_urls()}
    assert f"offres/{offer.slug}/" in paths


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_and_the_list_cost_the_same_whatever_there_is(
    client: Client,
    directory: DirectoryPage,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    offer = loan(places=tuple(PlaceFactory() for _ in range(number)))
    for _ in range(number):
        OfferFactory(places=(PlaceFactory(),))
    for address in (address_of(offer), f"{directory.url}?kind=offers"):
        client.get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(address)
