"""A team: owners decide, editors look, an organisation keeps an owner, and nobody reaches another's."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.users.groups import EDITORS, MODERATORS
from partners.enums import Role
from partners.models import Invitation, Membership, Organisation
from partners.services.inviting import invite
from partners.services.team import LastOwnerError, change_role, remove
from tests.factories.partners import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Organisation:
    return OrganisationFactory()


@pytest.fixture
def owner(organisation: Organisation) -> Membership:
    return MembershipFactory(owner=True, organisation=organisation)


@pytest.fixture
def editor(organisation: Organisation) -> Membership:
    return MembershipFactory(organisation=organisation)


def page(organisation: Organisation, name: str = "team", *keys: int) -> str:
    return reverse(f"space:{name}", args=[organisation.slug, *keys])


def test_an_owner_invites_and_withdraws(
    client: Client, owner: Membership, organisation: Organisation
) -> None:
    client.force_login(owner.user)
    client.post(page(organisation), {"email": "Ana@exemple.fr", "role": Role.EDITOR})
    first = Invitation.objects.get()
    assert first.email in client.get(page(organisation)).text
    client.post(page(organisation, "team_invitation", first.pk), {"do": "again"})
    first.refresh_from_db()
    assert first.withdrawn_at
    second = Invitation.objects.get(withdrawn_at=None)
    client.post(page(organisation, "team_invitation", second.pk), {"do": "withdraw"})
    assert not Invitation.objects.open(timezone.now()).exists()


def test_an_editor_sees_the_team_and_changes_nothing(
    client: Client, owner: Membership, editor: Membership, organisation: Organisation
) -> None:
    client.force_login(editor.user)
    text = client.get(page(organisation)).text
    assert str(owner.user) in text
    assert owner.user.email not in text
    client.post(page(organisation), {"email": "ana@exemple.fr", "role": Role.OWNER})
    assert not Invitation.objects.exists()
    told = page(organisation, "team_member", owner.pk)
    assert client.post(told, {"do": "remove"}).status_code == 404
    assert client.post(page(organisation, "team_member", editor.pk), {"do": "owner"}).status_code == 404


def test_an_owner_reaches_nobody_of_another_organisation(
    client: Client, owner: Membership, organisation: Organisation
) -> None:
    other = MembershipFactory()
    theirs = invite(
        organisation=other.organisation,
        email="a@exemple.fr",
        role=Role.EDITOR,
        by=other.user,
        now=timezone.now(),
    )
    client.force_login(owner.user)
    for place in (organisation, other.organisation):
        for address in (page(place, "team_member", other.pk), page(place, "team_invitation", theirs.pk)):
            assert client.post(address, {"do": "remove"}).status_code == 404
            assert client.post(address, {"do": "withdraw"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.withdrawn_at is None
    assert Membership.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize(("group", "status"), [(EDITORS, 404), (MODERATORS, 302)])
def test_moderators_change_a_team_in_its_place_and_editors_of_the_site_do_not(
    client: Client, owner: Membership, editor: Membership, organisation: Organisation, group: str, status: int
) -> None:
    staff = UserFactory()
    staff.groups.add(Group.objects.get(name=group))
    client.force_login(staff)
    answer = client.post(page(organisation, "team_member", editor.pk), {"do": "owner"})
    assert answer.status_code == status


def test_the_last_owner_names_another_before_leaving(
    client: Client, owner: Membership, editor: Membership, organisation: Organisation
) -> None:
    client.force_login(owner.user)
    leave = page(organisation, "team_leave")
    assert client.get(leave).status_code == 200
    assert "Nommez d’abord" in client.post(leave, follow=True).text
    with pytest.raises(LastOwnerError):
        change_role(member=owner, role=Role.EDITOR, by=owner.user)
    client.post(page(organisation, "team_member", editor.pk), {"do": "owner"})
    assert client.post(leave).url == reverse("space:home")
    assert list(organisation.members.values_list("user", "role")) == [(editor.user_id, Role.OWNER)]
    assert client.get(page(organisation)).status_code == 404


def test_whoever_is_alone_may_leave(owner: Membership, organisation: Organisation) -> None:
    remove(member=owner, by=owner.user)
    assert not organisation.members.exists()


def test_the_invitations_of_somebody_removed_end_and_those_of_somebody_who_left_go_on(
    owner: Membership, organisation: Organisation
) -> None:
    removed, lowered, left = (MembershipFactory(organisation=organisation, owner=True) for _ in range(3))
    sent = {
        member.pk: invite(
            organisation=organisation,
            email=f"{member.pk}@exemple.fr",
            role=Role.OWNER,
            by=member.user,
            now=timezone.now(),
        )
        for member in (removed, lowered, left)
    }
    remove(member=removed, by=owner.user)
    change_role(member=lowered, role=Role.EDITOR, by=owner.user)
    leaves = left.pk
    remove(member=left, by=left.user)
    (good,) = organisation.invitations.open(timezone.now())
    assert good == sent[leaves]
