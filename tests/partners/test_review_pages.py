"""Moderators read what partners change, field by field, and decide."""

import pytest
from django.contrib.auth.models import Group
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
    moderator.post(address(proposal), {"act": "accept"})
    assert Place.objects.get().summary == "Un accueil toute la journée"
    assert AccountLetter.objects.filter(email=proposal.author.email).count() == 1


def test_without_a_reason_nothing_is_asked_nor_refused(moderator: Client, proposal: Proposal) -> None:
    for act in ("ask", "refuse"):
        answer = moderator.post(address(proposal), {"act": act, "reason": " "})
        assert "reason" in answer.context["form"].errors
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING


def test_a_no_is_told_with_its_reason_and_can_be_taken_back(moderator: Client, proposal: Proposal) -> None:
    moderator.post(address(proposal), {"act": "refuse", "reason": "Ce n’est pas son numéro."})
    assert "Ce n’est pas son numéro." in AccountLetter.objects.latest("pk").text
    moderator.post(address(proposal), {"act": "reopen"})
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING


def test_a_decision_on_what_changed_meanwhile_is_not_taken(moderator: Client, proposal: Proposal) -> None:
    moderator.post(address(proposal), {"act": "ask", "reason": "Et le samedi ?"})
    answer = moderator.post(address(proposal), {"act": "accept"}, follow=True)
    assert "Relisez" in answer.content.decode()
    assert Place.objects.get().summary == "Un accueil le matin"


@pytest.mark.parametrize("method", ["get", "post"])
def test_editors_and_partners_decide_nothing(client: Client, proposal: Proposal, method: str) -> None:
    for user in (staff(EDITORS), proposal.author):
        client.force_login(user)
        getattr(client, method)(address(proposal), {"act": "accept"})
    proposal.refresh_from_db()
    assert proposal.state == State.WAITING
