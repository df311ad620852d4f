"""Who comes to an organisation: invited by a link that is theirs alone, or asking."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from network.accounts.letters import send_letters
from network.accounts.models import AccountLetter
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.enums import Decision, Role
from partners.joining.links import invitation_token
from partners.models import Invitation, JoinRequest, Membership, Organisation
from partners.services.inviting import invite, withdraw
from tests.accounts.typing import PASSWORD, later, log_in, person
from tests.events.typing import typed
from tests.factories.partners import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = "nouvelle@entraide.example"


def invited(
    email: str = NEW, organisation: Organisation | None = None, role: Role = Role.EDITOR
) -> Invitation:
    owner = MembershipFactory(owner=True, **({"organisation": organisation} if organisation else {}))
    told = {"organisation": owner.organisation, "by": owner.user, "now": timezone.now()}
    return invite(email=email, role=role, **told)


def address(invitation: Invitation) -> str:
    return reverse("invitation", args=[invitation_token(invitation)])


def test_somebody_new_chooses_a_name_and_is_in(client: Client) -> None:
    invitation = invited()
    link = re.search(r"https://entraide\.example(/\S+)", AccountLetter.objects.get().text)[1]
    assert invitation.organisation.name in client.get(link).text
    assert not User.objects.filter(email=NEW).exists()
    answer = client.post(link, {"name": "Ana Lopez", "password": PASSWORD})
    assert answer.url == reverse("space:overview", args=[invitation.organisation.slug])
    assert client.get(answer.url).status_code == 200
    assert Membership.objects.get(user__email=NEW).role == Role.EDITOR
    assert User.objects.get(email=NEW).check_password(PASSWORD)


def test_without_a_password_one_logs_in_by_links_alone(client: Client) -> None:
    client.post(address(invited()), {"name": "Ana Lopez", "password": ""})
    assert not User.objects.get(email=NEW).has_usable_password()


def test_a_weak_password_is_refused_and_nobody_is_made(client: Client) -> None:
    invitation = invited()
    assert client.post(address(invitation), {"name": "Ana", "password": "motdepasse"}).status_code == 200
    assert not User.objects.filter(email=NEW).exists()
    assert client.get(address(invitation)).status_code == 200


@pytest.mark.parametrize("what", ["accepted", "withdrawn", "old", "written again", "forged"])
def test_a_link_that_is_over_answers_one_page_and_does_nothing(client: Client, what: str) -> None:
    invitation, link = invited(), ""
    link = address(invitation)
    now = timezone.now()
    if what == "accepted":
        Client().post(link, {"name": "Ana Lopez", "password": PASSWORD})
    elif what == "withdrawn":
        withdraw(invitation=invitation, by=invitation.invited_by, now=now)
    elif what == "written again":
        invite(
            email=NEW,
            organisation=invitation.organisation,
            role=Role.EDITOR,
            by=invitation.invited_by,
            now=now,
        )
    elif what == "forged":
        link = reverse(
            "invitation", args=[f"{invitation.pk}:{invitation_token(invited('x@y.example'))[-43:]}"]
        )
    with later(timedelta(days=15) if what == "old" else timedelta()):
        for answer in (client.get(link), client.post(link, {"name": "Eve", "password": PASSWORD})):
            assert answer.status_code == 404
            assert "partners/invitation_gone.html" in [one.name for one in answer.templates]
    assert Membership.objects.filter(user__email=NEW).count() == (what == "accepted")


def test_a_link_of_a_number_that_a_restored_backup_gave_to_another_opens_nothing(client: Client) -> None:
    first = invited()
    path, pk = address(first), first.pk
    assert client.get(path).status_code == 200
    first.delete()
    second = invited("seconde@entraide.example")
    Invitation.objects.filter(pk=second.pk).update(id=pk)
    assert client.get(path).status_code == 404
    assert client.get(path.replace(f"/{pk}:", f"/{'9' * 5000}:")).status_code == 404


def test_an_invitation_is_taken_up_by_its_own_address_alone(client: Client) -> None:
    known, stranger = person(email="Connue@entraide.example"), person()
    link = address(invited("connue@entraide.example"))
    client.post(link, {"name": "Eve", "password": PASSWORD})
    client.force_login(stranger)
    assert "Accepter l’invitation" not in client.get(link).text
    assert client.post(link).status_code == 403
    assert not Membership.objects.filter(user__in=[known, stranger]).exists()
    client.logout()
    log_in(client, known.email, next=link)
    client.post(link)
    assert Membership.objects.filter(user=known).exists()


def test_an_invitation_never_takes_a_role_away(client: Client) -> None:
    member = MembershipFactory(owner=True)
    client.force_login(member.user)
    client.post(address(invited(member.user.email, member.organisation)))
    member.refresh_from_db()
    assert member.role == Role.OWNER


def test_the_history_says_when_staff_acted_and_holds_no_address() -> None:
    staff = UserFactory()
    staff.groups.add(Group.objects.get(name=EDITORS))
    organisation = OrganisationFactory()
    invite(email=NEW, organisation=organisation, role=Role.OWNER, by=staff, now=timezone.now())
    entry = ModelLogEntry.objects.get(action="partners.invite")
    assert entry.data["for"] == organisation.pk
    assert NEW not in str(entry.data)
    assert "pour l’organisation" in entry.message


def ask(client: Client, **fields: str):
    told = {"organisation_name": "Les Connectés", "name": "Ana Lopez", "email": NEW, "words": "J’accueille."}
    return client.post(reverse("join"), typed(**told | fields))


def test_a_request_answers_the_same_whether_there_is_an_account(client: Client) -> None:
    person(email=NEW)
    answers = [ask(Client(), email=email) for email in (NEW, "autre@entraide.example")]
    assert [answer.url for answer in answers] == [reverse("join_asked")] * 2
    assert AccountLetter.objects.count() == 0
    assert ask(client, website="robot").status_code == 200
    assert JoinRequest.objects.count() == 2


def moderator(client: Client) -> Client:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=MODERATORS))
    client.force_login(user)
    return client


def test_who_comes_from_the_page_of_an_organisation_need_not_name_it(client: Client) -> None:
    known, hidden = OrganisationFactory(name="Les Bateliers"), OrganisationFactory(name="Cachée", live=False)
    assert "Les Bateliers" in client.get(reverse("join"), {"organisation": known.slug}).content.decode()
    for slug in (hidden.slug, "a\0b"):
        page = client.get(reverse("join"), {"organisation": slug})
        assert (page.status_code, "Cachée" in page.content.decode()) == (200, False)


def test_a_moderator_invites_whoever_asked_once(client: Client) -> None:
    ask(Client())
    asked, organisation = JoinRequest.objects.get(), OrganisationFactory()
    assert "1</span> demande de participation" in " ".join(moderator(client).get("/admin/").text.split())
    assert asked.organisation_name in client.get(reverse("joinrequest:index")).text
    accept = reverse("joinrequest:accept", args=[asked.pk])
    assert client.get(accept).status_code == 200
    for _ in range(2):
        client.post(accept, {"organisation": organisation.pk, "role": Role.OWNER})
    assert Invitation.objects.get().email == NEW
    asked.refresh_from_db()
    assert asked.decision == Decision.ACCEPTED


def test_a_refusal_says_why_and_is_erased_a_month_later(client: Client) -> None:
    ask(Client())
    asked = JoinRequest.objects.get()
    moderator(client).post(
        reverse("joinrequest:refuse", args=[asked.pk]), {"reason": "Nous ne vous connaissons pas."}
    )
    send_letters()
    assert "Nous ne vous connaissons pas." in mail.outbox[0].body
    invited("vieille@entraide.example")
    log_in(Client(), person().email)
    with later(timedelta(days=29)):
        call_command("erase_account_traces")
        assert JoinRequest.objects.exists()
    with later(timedelta(days=45)):
        call_command("clearsessions")
        call_command("erase_account_traces")
    assert not JoinRequest.objects.exists()
    assert not UserSession.objects.exists()
    assert not Invitation.objects.exists()
    assert not AccountLetter.objects.exists()


def test_editors_do_not_decide(client: Client) -> None:
    ask(Client())
    asked = JoinRequest.objects.get()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    client.post(reverse("joinrequest:refuse", args=[asked.pk]), {"reason": "Non."})
    asked.refresh_from_db()
    assert asked.decision == Decision.OPEN
