"""Who proposed something is told what became of it; moderators hear once a day how much waits."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.accounts.letters import send_letters
from network.accounts.models import AccountLetter
from network.users.groups import MODERATORS
from network.users.models import User
from partners.enums import Role
from partners.models import ImportRun, Place, Proposal
from partners.models.import_run import State as ImportState
from partners.models.proposal import State
from partners.services import editing, reviewing
from partners.services.digest import tell_moderators
from tests.factories.partners import MembershipFactory, OrganisationFactory, PlaceFactory, UserFactory
from tests.partners.test_admin import form_of
from tests.partners.test_editing import owned, propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> User:
    user = UserFactory(email="moderation@reseau.example")
    user.groups.add(Group.objects.get(name=MODERATORS))
    return user


def waiting() -> tuple[Place, User, Proposal]:
    place, author = owned()
    propose(place, author, name="Après")
    return place, author, Proposal.objects.get()


def letter() -> AccountLetter:
    return AccountLetter.objects.get()


def test_the_author_reads_that_it_is_public(moderator: User) -> None:
    _place, author, proposal = waiting()
    reviewing.accept(proposal=proposal, user=moderator)
    assert (letter().email, letter().subject) == (
        author.email,
        "Après\N{NO-BREAK SPACE}: votre modification est publique",
    )
    assert moderator.email not in letter().text


@pytest.mark.parametrize("decide", [reviewing.refuse, reviewing.ask_for_change])
def test_a_no_and_a_not_yet_say_why(moderator: User, decide) -> None:
    _place, author, proposal = waiting()
    decide(proposal=proposal, user=moderator, reason="Donnez l’étage.")
    assert letter().email == author.email
    assert "Donnez l’étage." in letter().text
    assert reverse("space:overview", args=[proposal.organisation.slug]) in letter().text


def test_where_the_author_left_the_owners_are_told(moderator: User) -> None:
    _place, author, proposal = waiting()
    author.memberships.all().delete()
    owner = MembershipFactory(organisation=proposal.organisation, role=Role.OWNER).user
    reviewing.accept(proposal=proposal, user=moderator)
    assert letter().email == owner.email


def test_publishing_in_the_admin_accepts_and_tells_what_staff_changed(moderator: User) -> None:
    place, _author, _proposal = waiting()
    sheet = editing.latest(Place.objects.get(pk=place.pk))
    sheet.name = "Tout autre"
    sheet.save_revision(user=moderator).publish(user=moderator)
    reviewing.amended(sheet=Place.objects.get(pk=place.pk), user=moderator)
    assert Proposal.objects.get().state == State.AMENDED
    assert "Après" in letter().text
    assert "Tout autre" in letter().text


def test_the_form_in_the_admin_warns_and_its_publish_button_closes_the_proposal(client: Client) -> None:
    place, _author, _proposal = waiting()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    address = reverse("wagtailsnippets_partners_place:edit", args=[place.pk])
    page = client.get(address)
    assert "Une proposition de la structure attend" in page.content.decode()
    answer = client.post(address, form_of(client, address) | {"name": "Mieux", "action-publish": "1"})
    assert answer.status_code == 302
    assert (Place.objects.get(pk=place.pk).name, Proposal.objects.get().state) == ("Mieux", State.AMENDED)


def test_nobody_writes_to_themselves(moderator: User) -> None:
    place, author, _proposal = waiting()
    place.organisation.is_trusted = True
    propose(place, author, name="Encore")
    assert Proposal.objects.get().state == State.ACCEPTED
    assert not AccountLetter.objects.exists()


def test_moderators_hear_once_a_day_how_much_waits_and_nothing_of_whom(moderator: User) -> None:
    place, author, _proposal = waiting()
    now = timezone.now()
    Proposal.objects.update(created_at=now - timedelta(days=3))
    assert tell_moderators(now=now) == 1
    assert letter().email == moderator.email
    assert "3 jours" in letter().text
    for word in (author.email, author.first_name or author.email, place.name, "Après"):
        assert word not in letter().text
    send_letters()
    assert tell_moderators(now=now) == 0
    assert tell_moderators(now=now + timedelta(days=1)) == 1


def test_they_hear_of_files_too(moderator: User) -> None:
    ImportRun.objects.create(organisation=OrganisationFactory(), kind="offers", state=ImportState.ASKED)
    assert tell_moderators(now=timezone.now()) == 1
    assert "1 " in letter().text


def test_where_nothing_waits_nobody_is_written_to(moderator: User) -> None:
    PlaceFactory()
    assert tell_moderators(now=timezone.now()) == 0
