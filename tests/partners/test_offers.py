"""What offers tell the catalogue: one card a place, one for what is had from afar, and who may see them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from network.catalogue.enums import Fee, Format, Kind
from network.catalogue.models import Entry, Skill
from network.catalogue.projection import differences
from partners.cards import refresh_places
from partners.enums import AreaKind
from partners.models import DirectoryPage, Offer, Place
from partners.offer_catalogue import OfferSource
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
PARIS = ZoneInfo("Europe/Paris")


def cards() -> list[Entry]:
    """Return the cards of offers that French readers see, which a rebuild would tell too."""
    assert list(differences()) == []
    return list(Entry.objects.filter(subject__startswith="offer:", shown_in__contains=" fr ").order_by("pk"))


def where() -> list[str]:
    return sorted(card.place_name for card in cards())


def test_an_offer_has_a_card_at_each_of_its_public_places() -> None:
    hidden = PlaceFactory(name="Fermé", draft=True)
    offer = OfferFactory(places=(PlaceFactory(name="Ici"), PlaceFactory(name="Là", in_dijon=True), hidden))
    assert where() == ["Ici", "Là"]
    card = cards()[0]
    assert (card.kind, card.format, card.fee, card.is_dated) == ("helpdesk", "on-site", "free", False)
    assert (card.in_catalogue, card.partner) == (True, offer.organisation.slug)
    assert card.url.endswith(f"/offres/{offer.slug}/")


def test_a_remote_offer_has_one_card_and_a_mixed_one_has_both() -> None:
    OfferFactory(format=Format.REMOTE, places=(PlaceFactory(name="Ici"),))
    OfferFactory(format=Format.HYBRID, places=(PlaceFactory(name="Là"),))
    assert sorted((card.place_name, card.format) for card in cards()) == [
        ("", "remote"),
        ("", "remote"),
        ("Là", "hybrid"),
    ]


def test_an_offer_without_any_place_is_where_its_organisation_is() -> None:
    OfferFactory(organisation=OrganisationFactory(name="Le Bus"))
    (card,) = cards()
    assert (card.place_name, card.commune) == ("Le Bus", "Besançon")
    assert card.latitude == pytest.approx(47.24, abs=0.1)


def test_a_card_says_the_hours_and_the_period_for_good(settings: object) -> None:
    offer = OfferFactory(
        opening_hours="Mo-Fr 09:00-12:00; Sa 14:00-17:30; PH off",
        starts_on=date(2027, 1, 4),
        ends_on=date(2027, 6, 30),
    )
    (card,) = cards()
    spoken = card.hours.replace("\u00a0", " ")
    assert spoken.startswith("lundi au vendredi 9 h – 12 h ; samedi 14 h – 17 h 30 – ")
    assert spoken.endswith("du 4 janvier 2027 au 30 juin 2027")
    assert card.expires_at == datetime(2027, 7, 1, tzinfo=PARIS)
    with time_machine.travel(datetime(2027, 3, 1, tzinfo=PARIS)):
        assert OfferSource().drafts([offer.catalogue_subject])[0].hours == card.hours


@pytest.mark.parametrize(
    ("kind", "codes", "reserved"),
    [
        (AreaKind.ANYWHERE, (), ""),
        (AreaKind.COMMUNES, ("25056", "39198"), "25 39"),
        (AreaKind.DEPARTMENTS, ("58",), "58"),
        (AreaKind.REGIONS, ("27",), "21 25 39 58 70 71 89 90"),
    ],
)
def test_the_area_served_becomes_departements(kind: str, codes: tuple[str, ...], reserved: str) -> None:
    OfferFactory(area_kind=kind, area_codes=codes, summary="Chez vous.")
    (card,) = cards()
    assert card.reserved_for == reserved
    # Départements say too much of communes: the card names them.
    assert ("Besançon" in card.summary) == (kind == AreaKind.COMMUNES)


def withdrawn_organisation(offer: Offer) -> None:
    offer.organisation.unpublish()


def withdrawn_place(offer: Offer) -> None:
    Place.objects.get().unpublish()


def withdrawn(offer: Offer) -> None:
    offer.unpublish()


def deleted(offer: Offer) -> None:
    offer.delete()


def taken_elsewhere(offer: Offer) -> None:
    offer.places.set([PlaceFactory(draft=True)])
    offer.save()


def over(offer: Offer) -> None:
    offer.ends_on = timezone.localdate() - timedelta(days=1)
    offer.save()


@pytest.mark.parametrize(
    "end", [withdrawn_organisation, withdrawn_place, withdrawn, deleted, taken_elsewhere, over]
)
def test_what_is_withdrawn_leaves_the_catalogue_at_once(end: Callable[[Offer], None]) -> None:
    offer = OfferFactory(places=(PlaceFactory(name="Ici"),))
    assert where() == ["Ici"]
    end(offer)
    assert cards() == []


def test_what_comes_back_or_is_renamed_is_told_at_once() -> None:
    place = PlaceFactory(name="Ici", draft=True)
    organisation = OrganisationFactory(draft=True)
    offer = OfferFactory(organisation=organisation, places=(place,))
    assert cards() == []
    organisation.live = True
    organisation.save()
    assert cards() == []
    place.live, place.name = True, "Ici aussi"
    place.save()
    assert where() == ["Ici aussi"]
    offer.skills.set(Skill.objects.filter(key="email", locale__language_code="fr"))
    offer.save()
    assert "skill:email" in cards()[0].terms


def test_places_written_in_bulk_bring_their_offers_back() -> None:
    OfferFactory(places=(PlaceFactory(draft=True),))
    Place.objects.update(live=True, name="En masse")
    refresh_places(Place.objects.all())
    assert where() == ["En masse"]


def test_an_offer_added_to_a_place_from_the_place_is_told() -> None:
    offer, place = OfferFactory(), PlaceFactory(name="Ici")
    place.offers.add(offer)
    assert where() == ["Ici"]


def test_nobody_finds_an_offer_after_its_last_day(client: Client) -> None:
    offer = OfferFactory(ends_on=timezone.localdate() + timedelta(days=2))
    address = "/api/v1/catalogue?kind=helpdesk"
    assert client.get(address).json()["count"] == 1
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert client.get(address).json()["count"] == 0
        assert list(differences()) == []
        assert not offer.is_public


def test_the_interface_finds_offers_by_partner_and_never_by_date(client: Client) -> None:
    offer = OfferFactory(kind=Kind.MENTORING, opening_hours="Mo 09:00-12:00")
    OfferFactory()
    found = client.get("/api/v1/catalogue", {"partner": offer.organisation.slug}).json()
    assert [(card["kind"], card["sessions"]) for card in found["results"]] == [("mentoring", [])]
    assert client.get("/api/v1/catalogue", {"from": "2026-01-01", "day": "mon"}).json()["count"] == 0


def test_an_offer_in_another_language_leads_to_the_directory_of_that_language() -> None:
    DirectoryPage.objects.get(locale__language_code="fr")
    offer = OfferFactory()
    drafts = OfferSource().drafts([offer.catalogue_subject])
    assert [(draft.shown_in, draft.url[:4], draft.language) for draft in drafts] == [
        (("fr",), "/fr/", "fr"),
        (("en",), "/en/", "fr"),
    ]


@pytest.mark.parametrize("number", [2, 8])
def test_the_source_asks_the_same_whatever_the_number(
    number: int, django_assert_num_queries: Callable
) -> None:
    offers = [OfferFactory(places=(PlaceFactory(),)) for _ in range(number)]
    with django_assert_num_queries(6):
        assert len(OfferSource().drafts([one.catalogue_subject for one in offers])) == 2 * number


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("phone", {"ways": ("phone",)}),
        ("fee_details", {"fee": Fee.PAID}),
        ("lent", {"kind": Kind.EQUIPMENT_LOAN}),
        ("area_codes", {"area_kind": AreaKind.COMMUNES}),
        ("area_codes", {"area_kind": AreaKind.DEPARTMENTS, "area_codes": ("25056",)}),
        ("opening_hours", {"opening_hours": "quand je peux"}),
    ],
)
def test_a_promise_that_lacks_something_is_refused(field: str, told: dict[str, object]) -> None:
    offer = OfferFactory.build(organisation=OrganisationFactory(), **told)
    with pytest.raises(ValidationError) as refused:
        offer.full_clean()
    assert field in refused.value.error_dict
