"""Editing organisations, places and offers in the space."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from partners.enums import NoNumber
from partners.models import FormDraft, Membership, Offer, Proposal
from partners.space.forms.base import HoursField
from tests.factories.events import WorkshopPageFactory
from tests.factories.partners import MembershipFactory, OfferFactory, PlaceFactory, UserFactory

OVERVIEW_QUERIES = 18

pytestmark = pytest.mark.django_db

OFFER = {
    "kind": "helpdesk",
    "name": "Aide du lundi",
    "summary": "On vous aide, sans rendez-vous.",
    "format": "on-site",
    "fee": "free",
    "area_kind": "anywhere",
    "ways": ["come"],
    "opening_hours": "lun-ven 9h-12h",
}


def _new(member: Membership) -> str:
    return reverse("space:new-sheet", args=[member.organisation.slug, "offer"])


def test_hours_typed_the_human_way_are_proposed_and_the_draft_is_gone(
    client: Client, member: Membership
) -> None:
    answer = client.post(_new(member), OFFER | {"do": "send"}, follow=True)
    offer = Offer.objects.get()
    assert offer.opening_hours == "Mo-Fr 09:00-12:00"
    assert not offer.live
    assert not FormDraft.objects.exists()
    assert "9" in answer.content.decode()


def test_an_offer_that_was_never_sent_is_previewed_as_the_public_will_read_it(
    client: Client, member: Membership
) -> None:
    answer = client.post(_new(member), OFFER | {"do": "preview"}, follow=True)
    assert answer.status_code == 200
    assert OFFER["name"] in answer.content.decode()


def test_the_form_says_what_waits_and_what_staff_ask_for(client: Client, member: Membership) -> None:
    client.post(_new(member), OFFER | {"do": "send"})
    address = reverse("space:sheet", args=[member.organisation.slug, "offer", Offer.objects.get().pk])
    assert "ne les voit pas encore" in client.get(address).content.decode()
    Proposal.objects.update(state="asked", reason="Précisez l’étage.")
    assert "Précisez l’étage." in client.get(address).content.decode()


def test_a_draft_of_a_public_sheet_says_what_it_changes(client: Client, member: Membership) -> None:
    place = PlaceFactory(organisation=member.organisation, summary="Avant")
    keys = [member.organisation.slug, "place", place.pk]
    client.post(reverse("space:sheet", args=keys), {"name": place.name, "summary": "Après", "do": "keep"})
    page = client.get(reverse("space:changes", args=keys))
    told = {one.field: (one.before, one.after) for one in page.context["differences"]}
    assert told["summary"] == ("Avant", "Après")


def test_what_is_typed_is_there_again_until_it_is_given_up(client: Client, member: Membership) -> None:
    client.post(_new(member), {"name": "Aide du mar", "do": "keep"})
    assert "Aide du mar" in client.get(_new(member)).content.decode()
    assert client.post(
        _new(member), {"name": "Aide", "do": "keep"}, headers={"accept": "application/json"}
    ).json()
    client.post(_new(member), {"do": "drop"})
    assert "Aide du mar" not in client.get(_new(member)).content.decode()


LINES = "lundi 9h-12h\r\njeudi 14h-17h\r\nfermé le dimanche"


def test_hours_on_several_lines_are_shown_again_after_an_error(client: Client, member: Membership) -> None:
    answer = client.post(_new(member), OFFER | {"name": "", "opening_hours": LINES, "do": "send"})
    assert "name" in answer.context["form"].errors
    assert "jeudi 14h-17h" in answer.content.decode()
    wrong = client.post(_new(member), OFFER | {"opening_hours": LINES + "\r\nparfois", "do": "send"})
    assert "parfois" in str(wrong.context["form"].errors["opening_hours"])


def test_hours_on_several_lines_are_shown_again_from_a_draft_and_after_they_are_kept(
    client: Client, member: Membership
) -> None:
    typed = OFFER | {"opening_hours": LINES}
    client.post(_new(member), typed | {"do": "keep"}, headers={"accept": "application/json"})
    assert "jeudi 14h-17h" in client.get(_new(member)).content.decode()
    client.post(_new(member), typed | {"do": "send"})
    offer = Offer.objects.get()
    address = reverse("space:sheet", args=[member.organisation.slug, "offer", offer.pk])
    shown = client.get(address).context["form"]["opening_hours"].value()
    assert shown.replace("\u00a0", " ") == "lundi 9 h – 12 h\njeudi 14 h – 17 h\nfermé : dimanche"


def test_a_place_that_staff_wrote_on_several_lines_is_shown(client: Client, member: Membership) -> None:
    place = PlaceFactory(organisation=member.organisation, opening_hours=LINES)
    address = reverse("space:sheet", args=[member.organisation.slug, "place", place.pk])
    assert "jeudi 14h-17h" in client.get(address).content.decode()


@given(st.text(max_size=60) | st.lists(st.sampled_from(("Mo", "Xx[1]", "\n", "9h", '"', "off")), max_size=6))
def test_whatever_was_typed_for_hours_can_be_shown_again(typed: object) -> None:
    text = typed if isinstance(typed, str) else " ".join(typed)
    assert isinstance(HoursField().prepare_value(text), str)


def test_what_is_sent_after_the_log_in_ended_is_a_draft_after_the_next(
    client: Client, member: Membership
) -> None:
    client.logout()
    assert client.post(_new(member), OFFER).status_code == 302
    client.force_login(member.user)
    assert "Aide du lundi" in client.get(_new(member)).content.decode()


def test_a_form_with_its_token_is_kept(member: Membership) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(member.user)
    browser.get(_new(member))
    typed = {"name": "Aide", "do": "keep", "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert browser.post(_new(member), typed).status_code == 302


def test_a_place_of_another_organisation_cannot_be_chosen(client: Client, member: Membership) -> None:
    theirs = PlaceFactory(organisation=MembershipFactory().organisation)
    answer = client.post(_new(member), OFFER | {"places": [theirs.pk]})
    assert "places" in answer.context["form"].errors
    assert not Offer.objects.exists()


@pytest.mark.parametrize("name", ["sheet", "preview", "changes", "take-down", "put-back"])
def test_a_sheet_of_another_organisation_does_not_exist(
    client: Client, member: Membership, name: str
) -> None:
    theirs = OfferFactory()
    address = reverse(f"space:{name}", args=[member.organisation.slug, "offer", theirs.pk])
    answer = client.get(address) if name in ("preview", "changes") else client.post(address)
    assert answer.status_code == 404


def test_two_who_edit_at_once_see_both_versions(client: Client, member: Membership) -> None:
    offer = OfferFactory(organisation=member.organisation)
    address = reverse("space:sheet", args=[member.organisation.slug, "offer", offer.pk])
    mark = client.get(address).context["edition"]
    assert client.post(address, OFFER | {"edition": mark}).status_code == 302
    other = MembershipFactory(organisation=member.organisation, user=UserFactory())
    client.force_login(other.user)
    typed = OFFER | {"name": "Autre nom", "summary": "Autre phrase."}
    answer = client.post(address, typed | {"edition": mark})
    assert [one.name for one in answer.context["choices"]] == ["name", "summary"]
    assert "Autre phrase." in answer.content.decode()
    chosen = typed | {"edition": answer.context["edition"], "pick-name": "theirs", "pick-summary": "mine"}
    assert client.post(address, chosen).status_code == 302
    said = Offer.objects.get(pk=offer.pk).get_latest_revision_as_object()
    assert (said.name, said.summary) == (OFFER["name"], "Autre phrase.")


def test_a_point_far_from_its_town_is_told(client: Client, member: Membership) -> None:
    place = PlaceFactory(organisation=member.organisation)
    address = reverse("space:sheet", args=[member.organisation.slug, "place", place.pk])
    typed = {
        "name": "Mairie",
        "address": "1 place",
        "town": "39100 Dole",
        "latitude": "47.24",
        "longitude": "6.02",
    }
    assert "Dole" in str(client.post(address, typed).context["form"].errors["latitude"])
    swapped = typed | {"latitude": "5.49", "longitude": "47.09"}
    assert "latitude" in client.post(address, swapped).context["form"].errors
    mark = client.get(address).context["edition"]
    FormDraft.objects.all().delete()
    mark = client.get(address).context["edition"]
    assert client.post(address, typed | {"point_is_right": "on", "edition": mark}).status_code == 302


def test_the_public_page_is_drawn_from_the_draft(client: Client, member: Membership) -> None:
    place = PlaceFactory(organisation=member.organisation)
    address = reverse("space:sheet", args=[member.organisation.slug, "place", place.pk])
    answer = client.post(
        address, {"name": "Nouveau nom", "town": "25000 Besançon", "do": "preview"}, follow=True
    )
    assert "Nouveau nom" in answer.content.decode()
    place.refresh_from_db()
    assert place.name != "Nouveau nom"


def test_taken_down_then_put_back(client: Client, member: Membership) -> None:
    offer = OfferFactory(organisation=member.organisation)
    keys = [member.organisation.slug, "offer", offer.pk]
    client.post(reverse("space:take-down", args=keys))
    offer.refresh_from_db()
    assert not offer.live
    member.organisation.is_trusted = True
    member.organisation.save()
    client.post(reverse("space:put-back", args=keys))
    offer.refresh_from_db()
    assert offer.live


def test_many_sheets_cost_no_more_queries(
    client: Client, member: Membership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("space:overview", args=[member.organisation.slug])
    OfferFactory(organisation=member.organisation)
    client.get(address)
    with django_assert_num_queries(OVERVIEW_QUERIES):
        client.get(address)
    OfferFactory.create_batch(49, organisation=member.organisation)
    with django_assert_num_queries(OVERVIEW_QUERIES):
        client.get(address)


def test_partners_give_a_number_or_say_why_they_have_none(client: Client, member: Membership) -> None:
    own = member.organisation
    address = reverse("space:sheet", args=[own.slug, "organisation", own.pk])
    typed = {"name": own.name, "kind": own.kind, "town": "25000 Besançon"}
    typed |= {"edition": client.get(address).context["edition"]}
    assert "siret" in client.post(address, typed).context["form"].errors
    assert list(client.post(address, typed | {"siret": "12"}).context["form"].errors["siret"]) != []
    assert client.post(address, typed | {"no_number_reason": NoNumber.COLLECTIVE}).status_code == 302


def test_the_page_of_the_organisation_is_drawn_from_what_was_typed(
    client: Client, member: Membership
) -> None:
    own = member.organisation
    address = reverse("space:sheet", args=[own.slug, "organisation", own.pk])
    typed = {"name": "Tout autre nom", "kind": own.kind, "do": "preview"}
    answer = client.post(address, typed, follow=True)
    assert "<h1>Tout autre nom</h1>" in answer.text


def test_the_preview_of_a_place_hides_an_organisation_that_is_not_public(
    client: Client, member: Membership
) -> None:
    member.organisation.live = False
    member.organisation.save()
    place = PlaceFactory(organisation=member.organisation)
    keys = [member.organisation.slug, "place", place.pk]
    assert member.organisation.name not in client.get(reverse("space:preview", args=keys)).text


def test_the_overview_tells_the_dates_to_come(client: Client, member: Membership) -> None:
    WorkshopPageFactory(organisation=member.organisation, title="Écrire un courriel", sessions=1)
    page = client.get(reverse("space:overview", args=[member.organisation.slug]))
    assert "Écrire un courriel" in page.text
    assert "Aucune date à venir" not in page.text


def test_what_no_form_of_the_space_takes_is_not_asked_for(client: Client, member: Membership) -> None:
    page = client.get(reverse("space:overview", args=[member.organisation.slug]))
    assert "logo" not in page.text
