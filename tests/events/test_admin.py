"""Staff edit sessions in the admin: who may, how hours are read, how series and cancelling work."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.models import Session
from network.catalogue.enums import Status
from network.catalogue.models import Skill
from tests.factories.events import SessionFactory, WorkshopPageFactory, cards, in_days
from tests.factories.partners import PlaceFactory

pytestmark = pytest.mark.django_db


def member(client, django_user_model, group: str):
    user = django_user_model.objects.create_user(f"{group.lower()}@example.org", "un mot de passe long")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client, django_user_model):
    return member(client, django_user_model, "Editors")


@pytest.fixture
def moderator(client, django_user_model):
    return member(client, django_user_model, "Moderators")


@pytest.fixture
def page():
    return WorkshopPageFactory(title="Envoyer un courriel")


def form(page, **fields: object) -> dict[str, object]:
    return {
        "workshop_key": page.pk,
        "starts_at": "2027-03-29 14:00",
        "ends_at": "2027-03-29 16:00",
        "place": PlaceFactory().pk,
        "remote_url": "",
        "capacity": "8",
        "status": "scheduled",
        "note": "",
    } | fields


def errors(response) -> str:
    return str(response.context["form"].errors)


def test_an_editor_adds_a_session_and_it_is_found_at_once(client, editor, page):
    back = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(f"{reverse('session:add')}?next={back}", form(page))
    assert response["Location"] == back
    session = Session.objects.get()
    assert session.workshop == page
    assert session.starts_at == datetime(2027, 3, 29, 12, 0, tzinfo=UTC)
    assert cards().get().title == "Envoyer un courriel"


def test_hours_are_those_of_paris_whatever_the_zone_of_the_account(client, editor, page):
    UserProfile.objects.create(user=editor, current_time_zone="America/New_York")
    client.post(reverse("session:add"), form(page))
    session = Session.objects.get()
    assert session.starts_at == datetime(2027, 3, 29, 12, 0, tzinfo=UTC)
    html = client.get(reverse("session:edit", args=[session.pk])).content.decode()
    assert "29/03/2027 14:00" in html


@pytest.mark.parametrize("hour", ["2027-03-28 02:30", "2027-10-31 02:30"])
def test_an_hour_the_clocks_skip_or_show_twice_is_refused_in_words(client, editor, page, hour):
    response = client.post(reverse("session:add"), form(page, starts_at=hour))
    assert "starts_at" in errors(response)
    assert not Session.objects.exists()


def test_the_form_refuses_what_the_database_would(client, editor, page):
    place = PlaceFactory()
    first = SessionFactory(workshop=page, place=place, starts_at=datetime(2027, 3, 29, 12, tzinfo=UTC))
    for fields in (
        {"place": place.pk},
        {"place": ""},
        {"ends_at": "2027-03-29 13:00"},
        {"capacity": "0"},
        {"status": "moved-online"},
        {"workshop_key": "999999"},
    ):
        response = client.post(reverse("session:add"), form(page, **fields))
        assert errors(response), fields
    assert list(Session.objects.all()) == [first]


def test_the_add_form_knows_the_workshop_it_comes_from(client, editor, page):
    url = reverse("session:add")
    response = client.get(f"{url}?page={page.pk}")
    assert response.context["form"]["workshop_key"].value() == page.pk
    for number in ("", "x", "0", "9" * 40, "²"):
        assert client.get(f"{url}?page={number}").status_code == 200


def test_a_session_stays_with_its_workshop(client, editor, page):
    session = SessionFactory(workshop=page)
    other = WorkshopPageFactory()
    client.post(
        reverse("session:edit", args=[session.pk]), form(other, place=session.place_id, note="Salle 2")
    )
    session.refresh_from_db()
    assert (session.workshop_key, session.note) == (page.translation_key, "Salle 2")


def test_a_session_called_off_stays_with_the_reason(client, editor, page):
    session = SessionFactory(workshop=page)
    client.post(reverse("session:cancel", args=[session.pk]), {"note": "Salle inondée"})
    session.refresh_from_db()
    assert (session.status, session.note) == (Status.CANCELLED, "Salle inondée")


def test_editors_do_not_delete_sessions_and_moderators_do(client, django_user_model, page):
    session = SessionFactory(workshop=page)
    url = reverse("session:delete", args=[session.pk])
    member(client, django_user_model, "Editors")
    client.post(url)
    assert Session.objects.exists()
    member(client, django_user_model, "Moderators")
    client.post(url)
    assert not Session.objects.exists()


def test_strangers_see_no_sessions(client, django_user_model, page):
    session = SessionFactory(workshop=page)
    client.force_login(django_user_model.objects.create_user("personne@example.org", "un mot de passe long"))
    for name, args in (
        ("index", []),
        ("add", []),
        ("edit", [session.pk]),
        ("add_series", []),
        ("import_calendar", []),
    ):
        assert client.get(reverse(f"session:{name}", args=args)).status_code == 302


def test_an_editor_writes_a_workshop_and_only_a_moderator_publishes_it(client, django_user_model, page):
    editor = member(client, django_user_model, "Editors")
    permissions = page.permissions_for_user(editor)
    assert permissions.can_edit()
    assert not permissions.can_publish()
    moderator = member(client, django_user_model, "Moderators")
    assert page.permissions_for_user(moderator).can_publish()


def listed(client, **question: str) -> list[Session]:
    response = client.get(reverse("session:index"), question)
    assert response.status_code == 200
    return list(response.context["object_list"])


def test_the_list_shows_coming_sessions_first_and_filters(client, editor, page):
    past = SessionFactory(workshop=page, past=True)
    later = SessionFactory(workshop=page, starts_at=in_days(20), note="Salle verte")
    dole = PlaceFactory(commune="Dole")
    soon = SessionFactory(workshop=WorkshopPageFactory(title="Arnaques"), place=dole, cancelled=True)
    assert listed(client) == [soon, later, past]
    assert listed(client, when="coming") == [soon, later]
    assert listed(client, when="past") == [past]
    assert listed(client, status="cancelled") == [soon]
    assert listed(client, place=str(dole.pk)) == [soon]
    assert listed(client, q="arnaq") == [soon]
    assert listed(client, q="dole") == [soon]
    assert listed(client, q="verte") == [later]
    assert listed(client, ordering="-starts_at") == [later, soon, past]


def test_the_list_asks_the_same_questions_whatever_the_number(client, editor, django_assert_max_num_queries):
    for _ in range(18):
        SessionFactory()
    listed(client)
    with django_assert_max_num_queries(25):
        listed(client)


def test_the_page_of_a_workshop_lists_its_sessions_and_leads_to_a_new_one(client, editor, page):
    SessionFactory(workshop=page, past=True)
    session = SessionFactory(workshop=page)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"{reverse('session:add')}?page={page.pk}&amp;next=" in html
    assert f"{reverse('session:edit', args=[session.pk])}?next=" in html
    assert f"{reverse('session:edit', args=[session.pk - 1])}?" not in html


def test_a_new_workshop_is_written_before_its_sessions(client, moderator, page):
    url = reverse("wagtailadmin_pages:add", args=["events", "workshoppage", page.get_parent().pk])
    html = client.get(url).content.decode()
    assert reverse("session:add") not in html
    assert html.count('name="skills"') == Skill.objects.in_language("fr").count()


def test_a_price_is_said_when_the_workshop_is_not_free(client, moderator, page):
    page.fee = "paid"
    with pytest.raises(Exception, match="fee_note"):
        page.full_clean()


@pytest.mark.parametrize(
    "hour", ["29/03/2027 14:00", "29/03/2027 14h", "29/03/2027 14h00", "2027-03-29 14:00"]
)
def test_a_date_is_read_however_staff_write_it(client, editor, page, hour):
    client.post(reverse("session:add"), form(page, starts_at=hour))
    assert Session.objects.get().starts_at == datetime(2027, 3, 29, 12, 0, tzinfo=UTC)


def test_a_date_nobody_can_read_is_kept_as_typed_and_refused(client, editor, page):
    response = client.post(reverse("session:add"), form(page, starts_at="demain"))
    assert "starts_at" in errors(response)
    assert 'value="demain"' in response.content.decode()
    assert '"validateOnBlur": false' in response.content.decode()


def test_a_session_of_days_and_one_at_a_draft_place_are_refused(client, editor, page):
    assert "ends_at" in errors(client.post(reverse("session:add"), form(page, ends_at="2027-04-29 16:00")))
    draft = PlaceFactory(draft=True)
    assert "place" in errors(client.post(reverse("session:add"), form(page, place=draft.pk)))


# Somebody on the phone.


def test_staff_enrol_one_after_the_other_and_hear_what_to_say(client, moderator):
    session = SessionFactory(capacity=1)
    door = reverse("session:enrol", args=[session.pk])
    assert door in client.get(reverse("session:index")).content.decode()
    shown = client.get(door)
    assert "autofocus" in shown.content.decode().partition('name="first_name"')[2].partition(">")[0]
    told = {"first_name": "Marie", "last_name": "Dupont", "phone": "06 12 34 56 78", "language": "fr"}
    done = client.post(door, told, follow=True)
    assert done.redirect_chain == [(door, 302)]
    assert "Marie Dupont a une place." in done.content.decode()
    assert done.context["is_full"]
    client.post(door, told | {"first_name": "Anne"})
    assert "Marie Dupont a une place." in client.post(door, told, follow=True).content.decode()
    assert list(session.registrations.values_list("first_name", "status")) == [
        ("Marie", "confirmed"),
        ("Anne", "waiting"),
    ]
    assert client.post(door, told | {"phone": "", "first_name": "Zoé"}).context["form"].errors


def test_staff_enrol_where_the_public_cannot_but_not_in_the_past(client, moderator):
    full, past = SessionFactory(full=True), SessionFactory(past=True)
    told = {"first_name": "Marie", "last_name": "Dupont", "phone": "06 12 34 56 78", "language": "fr"}
    for session in (full, past):
        client.post(reverse("session:enrol", args=[session.pk]), told)
    assert full.registrations.count() == 1
    assert past.registrations.count() == 0
