"""Who may read who comes: every address, for everybody, read and sent."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from events.admin.viewset import SessionViewSet, registration_addresses
from events.models import Registration, RosterAccess, Session, WorkshopPage
from events.permissions import may_read_roster, rosters
from events.services.responsible import name_responsible
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from tests.factories.events import SessionFactory, enrol, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

OF_SESSION = ("registrations", "registrations_results")
OF_ONE = ("registration", "cancel_registration", "move_registration", "erase_registration")
EVERYBODY = ("anonymous", "editor", "owner", "named", "moderator", "administrator")


@pytest.fixture
def session() -> Session:
    session = SessionFactory(capacity=5)
    enrol(session, "Zéphyrine")
    return session


def page_of(session: Session) -> WorkshopPage:
    return WorkshopPage.objects.get(translation_key=session.workshop_key)


def user(name: str, session: Session) -> User | None:
    """Return somebody who stands in that relation to the session."""
    if name == "anonymous":
        return None
    if name == "administrator":
        return User.objects.create_superuser("chief@entraide.example", "secret")
    one = User.objects.create_user(f"{name}@entraide.example", "secret")
    one.groups.add(Group.objects.get(name=MODERATORS if name == "moderator" else EDITORS))
    if name == "owner":
        WorkshopPage.objects.filter(pk=page_of(session).pk).update(owner=one)
    if name == "named":
        name_responsible(workshop_key=session.workshop_key, users=[one])
    return one


def addresses(session: Session) -> dict[str, str]:
    one = Registration.objects.get(session=session)
    told = {name: reverse(f"session:{name}", args=[session.pk]) for name in OF_SESSION}
    told |= {name: reverse(f"session:{name}", args=[session.pk, one.pk]) for name in OF_ONE}
    told |= {"responsible": reverse("session:responsible", args=[session.pk])}
    return told | {name: reverse(f"session:{name}") for name in ("person", "accesses", "accesses_results")}


def ask(client: Client, method: str, address: str):
    return getattr(client, method)(address, follow=True)


READERS = {"owner", "named", "moderator", "administrator"}
MODERATING, ADMINISTRATING = {"moderator", "administrator"}, {"administrator"}
MAY = dict.fromkeys((*OF_SESSION, *OF_ONE), READERS) | {
    "responsible": MODERATING,
    "person": MODERATING,
    "accesses": ADMINISTRATING,
    "accesses_results": ADMINISTRATING,
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_yours_answers_like_what_does_not_exist(client: Client, session, who, method):
    one = user(who, session)
    if one:
        client.force_login(one)
    for name, address in addresses(session).items():
        answer = ask(client, method, address)
        if who in MAY[name]:
            assert answer.status_code in {200, 405}, name
            assert not answer.redirect_chain or "login" not in answer.redirect_chain[-1][0]
            continue
        absent = ask(client, method, address.replace("/session/", "/nothing/"))
        # Whoever is not logged in is asked to, for whatever address.
        assert (answer.status_code, absent.status_code) == ((404, 404) if one else (200, 200)), name
        assert "phyrine" not in answer.content.decode()
    if who not in READERS:
        assert Registration.objects.active().count() == 1
        assert not RosterAccess.objects.exists()


def test_all_addresses_that_tell_names_are_in_this_sweep(session):
    assert {one.name for one in registration_addresses()} == set(addresses(session))


def at_the_door(session: Session) -> dict[str, str]:
    """Return every address of the roster, with what it names."""
    of_one = {"pk": session.pk, "registration": Registration.objects.get(session=session).pk}
    named = {"admit": of_one, "attest": of_one, "attestation_sheet": of_one}
    named |= {"attendance": of_one | {"attendance": "present"}}
    found = SessionViewSet().get_urlpatterns()
    names = {one.name for one in found if str(one.pattern).startswith("roster/")}
    return {
        name: reverse(f"session:{name}", kwargs=named.get(name, {"pk": session.pk})) for name in sorted(names)
    }


@pytest.mark.parametrize("who", ["anonymous", "editor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_door_is_closed_to_those_who_are_not_responsible(client: Client, session, who, method):
    one = user(who, session)
    if one:
        client.force_login(one)
    for name, address in at_the_door(session).items():
        answer = ask(client, method, address)
        # What takes no such method says so before it looks for anything.
        assert answer.status_code in ({404, 405} if one else {200}), name
        assert one or "/compte/connexion/" in answer.redirect_chain[-1][0]
        assert "phyrine" not in answer.content.decode(errors="replace")
    assert not Registration.objects.exclude(attendance="").exists()
    assert not RosterAccess.objects.exists()


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_rule_is_one(session, who):
    one = user(who, session)
    assert may_read_roster(one or AnonymousUser(), session) is (who in READERS)


def test_whoever_translates_a_workshop_does_not_become_responsible(session):
    translator = user("editor", session)
    english = Locale.objects.get(language_code="en")
    twin = page_of(session).copy_for_translation(english, copy_parents=True)
    WorkshopPage.objects.filter(pk=twin.pk).update(owner=translator)
    assert not rosters(translator).exists()


def test_who_may_not_enter_the_admin_any_more_reads_nothing(session):
    one = user("named", session)
    one.groups.clear()
    assert not may_read_roster(User.objects.get(pk=one.pk), session)


@pytest.mark.parametrize(("who", "told"), [("editor", False), ("owner", True), ("moderator", True)])
def test_the_list_of_sessions_leads_to_names_only_whom_they_concern(client, session, who, told):
    client.force_login(user(who, session))
    SessionFactory()
    html = client.get(reverse("session:index")).content.decode()
    assert (reverse("session:registrations", args=[session.pk]) in html) is told
    assert "phyrine" not in html


def test_no_other_page_of_the_admin_tells_a_name(client: Client, session):
    client.force_login(user("editor", session))
    page = page_of(session)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("session:index"),
        reverse("session:edit", args=[session.pk]),
        reverse("session:history", args=[session.pk]),
        reverse("session:usage", args=[session.pk]),
        reverse("session:delete", args=[session.pk]),
        reverse("session:cancel", args=[session.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_reports:site_history"),
        f"{reverse('wagtailadmin_pages:search')}?q=Z%C3%A9phyrine",
    ):
        text = client.get(address, follow=True).content.decode()
        assert not any(word in text for word in ("phyrine@", "phyrine Martin")), address


def test_each_reading_is_noted_without_what_was_read(client: Client, session):
    chief = user("moderator", session)
    client.force_login(chief)
    client.get(reverse("session:registrations", args=[session.pk]))
    (note,) = RosterAccess.objects.all()
    assert (note.user, note.session, note.how) == (chief, session, "view")
    enrol(session, "Anne")
    client.post(reverse("session:person"), {"address": "anne@exemple.fr"})
    assert RosterAccess.objects.first().how == "person"
    client.force_login(user("administrator", session))
    html = client.get(reverse("session:accesses"), {"how": "view"}).content.decode()
    assert "moderator@entraide.example" in html
    assert "phyrine" not in html


def test_people_are_found_by_name_and_by_where_they_stand(
    client: Client, session, django_assert_max_num_queries
):
    enrol(session, "Chloé", "Denis")
    client.force_login(user("named", session))
    address = reverse("session:registrations", args=[session.pk])

    def found(**question: str) -> list[str]:
        return [one.first_name for one in client.get(address, question).context["object_list"]]

    assert found() == ["Zéphyrine", "Chloé", "Denis"]
    assert found(q="chloe") == ["Chloé"]
    assert found(q="zephyrine martin") == ["Zéphyrine"]
    assert found(status="waiting") == []
    enrol(session, *(f"Nom{number}" for number in range(40)))
    with django_assert_max_num_queries(25):
        client.get(address)
    # No way around the list that is noted as an export.
    assert "phyrine" not in b"".join(client.get(address, {"export": "csv"})).decode()


def test_moderators_say_who_is_responsible_for_all_languages_at_once(client: Client, session):
    one = user("editor", session)
    client.force_login(user("moderator", session))
    address = reverse("session:responsible", args=[session.pk])
    client.post(address, {"users": [one.pk]})
    assert may_read_roster(one, session)
    assert client.get(address).context["form"].initial == {"users": [one.pk]}
    client.post(address, {})
    assert not may_read_roster(one, session)


def acted(client: Client, session: Session, name: str, one: Registration, **sent: object):
    return client.post(reverse(f"session:{name}", args=[session.pk, one.pk]), sent)


@pytest.fixture
def owner(client: Client, session) -> Callable:
    client.force_login(user("owner", session))
    return client


def test_a_responsible_person_cancels_and_the_next_gets_the_seat(owner: Client):
    session = SessionFactory(
        workshop=WorkshopPage.objects.get(owner__isnull=False), capacity=1, starts_at=in_days(9)
    )
    first, _ = enrol(session, "Anne", "Bruno")
    acted(owner, session, "cancel_registration", first)
    assert list(session.registrations.values_list("status", flat=True)) == ["cancelled", "offered"]


def test_a_person_moves_to_another_date_of_the_workshop(owner: Client, session):
    workshop = page_of(session)
    other = SessionFactory(workshop=workshop, capacity=1, starts_at=in_days(9))
    full = SessionFactory(workshop=workshop, capacity=1, starts_at=in_days(10))
    enrol(full, "Anne")
    elsewhere = SessionFactory(starts_at=in_days(11))
    one = session.registrations.get()
    form = owner.get(reverse("session:move_registration", args=[session.pk, one.pk])).context["form"]
    assert list(form.fields["to"].queryset) == [other]
    for wrong in (full, elsewhere):
        acted(owner, session, "move_registration", one, to=wrong.pk)
        assert one.session.registrations.active().count() == 1
    acted(owner, session, "move_registration", one, to=other.pk)
    assert other.registrations.get().first_name == "Zéphyrine"
    assert not session.registrations.active().exists()
