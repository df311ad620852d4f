"""Moderators read what partners change, field by field, and decide."""

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from network.accounts.models import AccountLetter
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.models import Place, Proposal
from partners.models.proposal import State
from partners.services import editing
from tests.factories.partners import MembershipFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


def staff(group: str) -> User:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def proposal() -> Proposal:
    member = MembershipFactory()
    facts = {"summary": "Un accueil le matin", "phone": "+33353011123"}
    place = PlaceFactory(organisation=member.organisation, **facts)
    mine = editing.latest(place)
    mine.summary, mine.phone = "Un accueil toute la journée", "+33381000009"
    told = {"user": member.user, "organisation": member.organisation}
    editing.propose(sheet=mine, based_on=editing.edition(place), **told)
    return Proposal.objects.get()


@pytest.fixture
def moderator(client: Client) -> Client:
    client.force_login(staff(MODERATORS))
    return client


def address(proposal: Proposal) -> str:
    return reverse("review:review", args=[proposal.pk])


def decide(moderator: Client, proposal: Proposal, **said: object) -> HttpResponse:
    """Press a button of the page that shows this text."""
    said["revision"] = proposal.revision_id
    return moderator.post(address(proposal), said, follow=True)


def test_each_field_is_shown_before_and_after_word_by_word(moderator: Client, proposal: Proposal) -> None:
    page = moderator.get(address(proposal)).content.decode()
    assert "<del>le matin</del>" in page
    assert "<ins>toute la journée</ins>" in page
    assert "Téléphone" in page
    # A number is read as a whole.
    assert "03 53 01 11 23" in page
    assert "03 81 00 00 09" in page
    assert moderator.get(reverse("review:index")).status_code == 200


def test_a_yes_is_public_and_told(moderator: Client, proposal: Proposal) -> None:
    decide(moderator, proposal, act="accept")
    assert Place.objects.get().summary == "Un accueil toute la journée"
    assert AccountLetter.objects.filter(email=proposal.author.email).count() == 1


def test_without_a_reason_nothing_is_asked_nor_refused(moderator: Client, proposal: Proposal) -> None:
    for act in ("ask", "refuse"):
        answer = decide(moderator, proposal, act=act, reason=" ")
        assert "reason" in answer.context["form"].errors
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING


def test_a_no_is_told_with_its_reason_and_can_be_taken_back(moderator: Client, proposal: Proposal) -> None:
    decide(moderator, proposal, act="refuse", reason="Ce n’est pas son numéro.")
    assert "Ce n’est pas son numéro." in AccountLetter.objects.latest("pk").text
    decide(moderator, proposal, act="reopen")
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING


def test_a_decision_on_what_changed_meanwhile_is_not_taken(moderator: Client, proposal: Proposal) -> None:
    decide(moderator, proposal, act="ask", reason="Et le samedi ?")
    answer = decide(moderator, proposal, act="accept")
    assert "Relisez" in answer.content.decode()
    assert Place.objects.get().summary == "Un accueil le matin"


def test_a_text_that_the_moderator_did_not_read_is_not_made_public(
    moderator: Client, proposal: Proposal
) -> None:
    page = moderator.get(address(proposal)).content.decode()
    assert f'name="revision" value="{proposal.revision_id}"' in page
    place = Place.objects.get()
    later = editing.latest(place)
    later.summary = "Autre chose"
    told = {"user": proposal.author, "organisation": proposal.organisation}
    editing.propose(sheet=later, based_on=editing.edition(place), **told)
    for act in ("accept", "ask", "refuse"):
        answer = decide(moderator, proposal, act=act, reason="Non")
        assert "Relisez" in answer.content.decode()
    assert Place.objects.get().summary == "Un accueil le matin"
    assert Proposal.objects.get().state == State.WAITING


@pytest.mark.parametrize("method", ["get", "post"])
def test_editors_and_partners_decide_nothing(client: Client, proposal: Proposal, method: str) -> None:
    for user in (staff(EDITORS), proposal.author):
        client.force_login(user)
        getattr(client, method)(address(proposal), {"act": "accept"})
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING
