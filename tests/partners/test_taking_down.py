"""A sheet is taken down and put back by its own people."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from network.users.groups import MODERATORS
from network.users.models import User
from partners.models import Membership, Offer, Organisation, Place, Proposal
from partners.services import editing, reviewing
from partners.services.editing import Outcome
from tests.factories.events import WorkshopPageFactory
from tests.factories.partners import OfferFactory, PlaceFactory, UserFactory, directory_page
from tests.partners.test_editing import owned, propose
from tests.partners.test_space_sheets import OFFER, _new

pytestmark = pytest.mark.django_db


def withdraw(place: Place, user: User) -> None:
    editing.withdraw(sheet=place, user=user, organisation=place.organisation)
    place.refresh_from_db()


def is_public() -> bool:
    return Place.objects.get().live


def test_what_comes_back_as_everybody_read_it_is_public_at_once() -> None:
    place, user = owned()
    withdraw(place, user)
    assert not is_public()
    assert propose(place, user) == Outcome.PUBLISHED
    assert is_public()
    assert not Proposal.objects.exists()


def test_an_accepted_change_is_what_everybody_read() -> None:
    place, user = owned()
    propose(place, user, name="Après")
    reviewing.accept(proposal=Proposal.objects.get(), user=UserFactory(is_superuser=True))
    withdraw(place, user)
    assert propose(place, user, name="Avant") == Outcome.IN_REVIEW
    assert propose(place, user, name="Après") == Outcome.PUBLISHED
    assert not Proposal.objects.open().exists()


def test_other_words_than_the_public_read_wait() -> None:
    place, user = owned()
    withdraw(place, user)
    assert propose(place, user, name="Après") == Outcome.IN_REVIEW
    assert not is_public()


def test_a_change_that_waited_still_waits_when_the_sheet_is_put_back() -> None:
    place, user = owned()
    propose(place, user, name="Après")
    withdraw(place, user)
    assert propose(place, user) == Outcome.IN_REVIEW


@pytest.mark.parametrize("way", ["admin", "space"])
def test_what_staff_took_down_waits_for_staff(way: str) -> None:
    place, user = owned()
    withdraw(place, user)
    propose(place, user)
    moderator = UserFactory()
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    if way == "space":
        withdraw(place, moderator)
    else:
        Place.objects.get().unpublish(user=moderator)
    assert propose(place, user) == Outcome.IN_REVIEW
    assert not is_public()


def test_what_was_hidden_without_a_word_waits_too() -> None:
    place, user = owned()
    withdraw(place, user)
    propose(place, user)
    Place.objects.update(live=False)
    assert propose(place, user) == Outcome.IN_REVIEW


def test_what_was_never_public_does_not_become_so_by_taking_it_down(
    client: Client, member: Membership
) -> None:
    client.post(_new(member), OFFER)
    offer = Offer.objects.get()
    keys = [member.organisation.slug, "offer", offer.pk]
    client.post(reverse("space:take-down", args=keys))
    assert client.post(reverse("space:put-back", args=keys)).status_code == 404
    editing.propose(
        sheet=editing.latest(offer),
        user=member.user,
        organisation=member.organisation,
        based_on=editing.edition(offer),
    )
    assert not Offer.objects.get().live


def test_putting_back_is_offered_for_what_was_public_once(client: Client, member: Membership) -> None:
    client.post(_new(member), OFFER)
    proposal = Proposal.objects.get()
    reviewing.ask_for_change(proposal=proposal, user=UserFactory(is_superuser=True), reason="L’étage ?")
    listing = reverse("space:offers", args=[member.organisation.slug])
    put_back = reverse("space:put-back", args=[member.organisation.slug, "offer", Offer.objects.get().pk])
    assert put_back not in client.get(listing).text
    version = reverse("space:version", args=[member.organisation.slug, proposal.revision_id])
    assert "le site dit exactement cela" not in client.get(version).text
    offer = OfferFactory(organisation=member.organisation)
    client.post(reverse("space:take-down", args=[member.organisation.slug, "offer", offer.pk]))
    put_back = reverse("space:put-back", args=[member.organisation.slug, "offer", offer.pk])
    assert put_back in client.get(listing).text


def test_whoever_takes_a_place_down_reads_what_leaves_with_it(client: Client, member: Membership) -> None:
    directory_page()
    own = {"organisation": member.organisation}
    place, other = PlaceFactory(**own), PlaceFactory(**own)
    WorkshopPageFactory(**own, sessions=3, sessions__place=place)
    OfferFactory(**own, places=[place])
    OfferFactory(**own, places=[place, other])
    call_command("rebuild_catalogue")
    page = client.get(reverse("space:take-down", args=[member.organisation.slug, "place", place.pk]))
    assert (page.context["lost"].dates, page.context["lost"].offers) == (3, 1)
    page = client.get(reverse("space:take-down", args=[member.organisation.slug, "place", other.pk]))
    assert (page.context["lost"].dates, page.context["lost"].offers) == (0, 0)


def test_with_an_organisation_leave_its_offers(client: Client, member: Membership) -> None:
    OfferFactory.create_batch(2, organisation=member.organisation)
    keys = [member.organisation.slug, "organisation", member.organisation.pk]
    assert client.get(reverse("space:take-down", args=keys)).context["lost"].offers == 2
    assert Organisation.objects.get().live
