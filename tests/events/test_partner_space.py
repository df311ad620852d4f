"""Workshops, dates and who comes, in the space of the organisation that leads them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from events.enums import MessageKind, RegistrationStatus
from events.local_time import to_wall_clock
from events.models import CalendarPage, Message, RosterAccess, Session, WorkshopPage
from events.permissions import may_read_roster
from network.catalogue.enums import Status
from network.users.groups import EDITORS
from partners.models import FormDraft, Membership, Organisation
from tests.factories.events import SessionFactory, WorkshopPageFactory, calendar, enrol
from tests.factories.partners import MembershipFactory, OrganisationFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Membership:
    calendar()
    return MembershipFactory()


@pytest.fixture
def logged_in(client: Client, member: Membership) -> Client:
    client.force_login(member.user)
    return client


def session_of(organisation: Organisation, **facts: object) -> Session:
    return SessionFactory(workshop=WorkshopPageFactory(organisation=organisation), **facts)


def answers(**changed: object) -> dict[str, object]:
    from network.catalogue.models import Skill

    skill = Skill.objects.filter(locale__language_code="fr").first()
    told = {"title": "Envoyer des photos", "introduction": "Avec votre téléphone.", "kind": "workshop"}
    facts = {"skills": [skill.pk], "level": "beginner", "format": "on-site", "fee": "free", "edition": ""}
    return told | facts | changed


def test_a_workshop_of_a_trusted_organisation_is_public_at_once(
    logged_in: Client, member: Membership
) -> None:
    Organisation.objects.update(is_trusted=True)
    answer = logged_in.post(reverse("space-new-workshop", args=[member.organisation.slug]), answers())
    assert answer.status_code == 302
    page = WorkshopPage.objects.get()
    assert (page.live, page.organisation, page.skills.count()) == (True, member.organisation, 1)
    assert page.get_parent().specific_class is CalendarPage


def test_without_trust_a_change_waits_and_the_public_page_stays(
    logged_in: Client, member: Membership
) -> None:
    page = WorkshopPageFactory(organisation=member.organisation, title="Avant")
    task = GroupApprovalTask.objects.create(name="Relire")
    workflow = Workflow.objects.create(name="Relire")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=page.get_parent(), defaults={"workflow": workflow})
    logged_in.post(reverse("space-workshop", args=[member.organisation.slug, page.pk]), answers())
    page.refresh_from_db()
    assert (page.title, page.draft_title) == ("Avant", "Envoyer des photos")
    listed = logged_in.get(reverse("space-workshops", args=[member.organisation.slug]))
    assert [led.standing.stand for led in listed.context["workshops"]] == ["waiting"]
    page.current_workflow_state.current_task_state.reject(user=UserFactory(), comment="Donnez l’étage.")
    listed = logged_in.get(reverse("space-workshops", args=[member.organisation.slug]))
    assert "Donnez l’étage." in listed.content.decode()


def test_a_second_writer_is_told_and_shown_both(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation, title="Avant")
    address = reverse("space-workshop", args=[member.organisation.slug, page.pk])
    shown = logged_in.get(address).context["edition"]
    page.title = "Titre de quelqu’un d’autre"
    page.save_revision()
    answer = logged_in.post(address, answers(edition=shown))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Titre de quelqu’un d’autre" in text
    assert "Envoyer des photos" in text
    assert page.get_latest_revision_as_object().title == "Titre de quelqu’un d’autre"


def test_a_date_is_added_once_or_every_week(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation)
    place = PlaceFactory(organisation=member.organisation)
    day = timezone.localdate() + timedelta(days=10)
    typed = {"day": day.isoformat(), "starts": "14h", "ends": "16:30", "place": place.pk, "capacity": 8}
    address = reverse("space-new-session", args=[member.organisation.slug, page.pk])
    logged_in.post(address, typed)
    start = to_wall_clock(Session.objects.get().starts_at)
    assert (start.date(), start.hour) == (day, 14)
    again = typed | {"starts": "17h", "ends": "18h", "until": (day + timedelta(days=14)).isoformat()}
    logged_in.post(address, again)
    assert Session.objects.filter(series__isnull=False).count() in (2, 3)  # a public holiday may fall in


def test_a_wrong_date_is_said_beside_what_was_typed(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation)
    elsewhere = PlaceFactory()
    yesterday = timezone.localdate() - timedelta(days=1)
    typed = {"day": yesterday.isoformat(), "starts": "14:00", "ends": "15:00", "place": elsewhere.pk}
    answer = logged_in.post(reverse("space-new-session", args=[member.organisation.slug, page.pk]), typed)
    assert set(answer.context["form"].errors) == {"day", "place"}
    assert not Session.objects.exists()


def test_what_lacks_is_told_once_in_words_of_the_form(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation)
    address = reverse("space-new-session", args=[member.organisation.slug, page.pk])
    errors = logged_in.post(address, {"day": "", "starts": "", "ends": "16:00"}).context["form"].errors
    assert (len(errors["day"]), len(errors["starts"])) == (1, 1)
    assert "nulle" not in str(errors)
    address = reverse("space-new-workshop", args=[member.organisation.slug])
    errors = logged_in.post(address, answers(fee="paid")).context["form"].errors
    assert {name: len(told) for name, told in errors.items()} == {"fee_note": 1}


def test_names_are_for_members_and_each_reading_is_noted(logged_in: Client, member: Membership) -> None:
    session = session_of(member.organisation)
    enrol(session, "Odette")
    address = reverse("space-roster", args=[member.organisation.slug, session.pk])
    assert "Odette" in logged_in.get(address).content.decode()
    assert RosterAccess.objects.get().user == member.user
    member.delete()
    assert logged_in.get(address).status_code == 404
    assert not may_read_roster(member.user, session)


def test_staff_who_act_for_an_organisation_read_no_names_they_may_not_read(client: Client) -> None:
    session = session_of(OrganisationFactory())
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    slug = session.workshop.organisation.slug
    assert client.get(reverse("space-workshops", args=[slug])).status_code == 200
    assert client.get(reverse("space-roster", args=[slug, session.pk])).status_code == 404


def test_what_another_organisation_leads_does_not_exist_here(logged_in: Client, member: Membership) -> None:
    theirs = session_of(OrganisationFactory())
    [person] = enrol(theirs, "Odette")
    own = member.organisation.slug
    for address in (
        reverse("space-workshop", args=[own, theirs.workshop.pk]),
        reverse("space-new-session", args=[own, theirs.workshop.pk]),
        reverse("space-session", args=[own, theirs.pk]),
        reverse("space-call-off", args=[own, theirs.pk]),
        reverse("space-roster", args=[own, theirs.pk]),
        reverse("space-roster-sheet", args=[own, theirs.pk]),
        reverse("space-not-coming", args=[own, theirs.pk, person.pk]),
    ):
        assert logged_in.get(address).status_code == 404, address
        assert logged_in.post(address).status_code in (404, 405), address
    mine = session_of(member.organisation)
    swapped = reverse("space-not-coming", args=[own, mine.pk, person.pk])
    assert logged_in.post(swapped).status_code == 404
    theirs.refresh_from_db()
    person.refresh_from_db()
    assert (theirs.status, person.status) == ("scheduled", RegistrationStatus.CONFIRMED)


def test_the_list_asks_as_much_for_one_date_as_for_twenty(
    logged_in: Client, member: Membership, django_assert_max_num_queries
) -> None:
    address = reverse("space-workshops", args=[member.organisation.slug])
    page = WorkshopPageFactory(organisation=member.organisation)
    for days in range(1, 21):
        SessionFactory(workshop=page, starts_at=timezone.now() + timedelta(days=days))
    logged_in.get(address)
    cache.clear()
    with django_assert_max_num_queries(22):
        logged_in.get(address)


def typed_again(client: Client, address: str, **changed: object) -> dict[str, object]:
    """Return what the form of a date sends as it is shown now, with some of it typed otherwise."""
    shown = client.get(address).context
    sent = {one.name: one.field.widget.format_value(one.value()) or "" for one in shown["form"]}
    return sent | {"edition": shown["edition"], "began": shown["began"]} | changed


def test_an_older_form_does_not_move_a_date_back(logged_in: Client, member: Membership) -> None:
    session = session_of(member.organisation, place__organisation=member.organisation)
    other_room = PlaceFactory(organisation=member.organisation, name="La salle du haut")
    enrol(session, "Odette")
    address = reverse("space-session", args=[member.organisation.slug, session.pk])
    moved = typed_again(logged_in, address, place=other_room.pk)
    third = PlaceFactory(organisation=member.organisation)
    older = typed_again(logged_in, address, capacity=12, place=third.pk)
    assert logged_in.post(address, moved).status_code == 302
    answer = logged_in.post(address, older)
    assert answer.status_code == 200
    assert answer.context["theirs"] == [("Lieu", str(other_room))]
    assert "La salle du haut" in answer.content.decode()
    assert 'value="12"' in answer.content.decode()
    session.refresh_from_db()
    assert (session.place, session.capacity) == (other_room, 10)
    assert Message.objects.filter(kind=MessageKind.MOVED).count() == 1
    again = older | {"edition": answer.context["edition"], "place": other_room.pk}
    assert logged_in.post(address, again).status_code == 302
    session.refresh_from_db()
    assert (session.place, session.capacity) == (other_room, 12)


def test_what_only_one_of_two_changed_of_a_date_is_as_they_wrote_it(
    logged_in: Client, member: Membership
) -> None:
    session = session_of(member.organisation, place__organisation=member.organisation)
    address = reverse("space-session", args=[member.organisation.slug, session.pk])
    first = typed_again(logged_in, address, note="Apportez un carnet.")
    second = typed_again(logged_in, address, capacity=12)
    assert [logged_in.post(address, typed).status_code for typed in (first, second)] == [302, 302]
    session.refresh_from_db()
    assert (session.note, session.capacity) == ("Apportez un carnet.", 12)


def test_what_only_one_of_two_changed_of_a_workshop_is_as_they_wrote_it(
    logged_in: Client, member: Membership
) -> None:
    Organisation.objects.update(is_trusted=True)
    logged_in.post(reverse("space-new-workshop", args=[member.organisation.slug]), answers())
    page = WorkshopPage.objects.get()
    address = reverse("space-workshop", args=[member.organisation.slug, page.pk])
    shown = logged_in.get(address).context
    told = {"edition": shown["edition"], "began": shown["began"]}
    first = answers(**told, introduction="Avec votre ordinateur.")
    # Kept as a draft on the way: what the form showed at first is kept with it.
    second = answers(**told, title="Ranger des photos")
    assert logged_in.post(address, first).status_code == 302
    logged_in.post(address, second | {"do": "keep"})
    drafted = logged_in.get(address).context
    assert (drafted["edition"], drafted["began"]) == (shown["edition"], shown["began"])
    assert logged_in.post(address, second).status_code == 302
    page.refresh_from_db()
    assert (page.title, page.introduction) == ("Ranger des photos", "Avec votre ordinateur.")


def test_the_same_words_sent_twice_are_no_clash(logged_in: Client, member: Membership) -> None:
    session = session_of(member.organisation, place__organisation=member.organisation)
    address = reverse("space-session", args=[member.organisation.slug, session.pk])
    typed = typed_again(logged_in, address, capacity=12)
    assert [logged_in.post(address, typed).status_code for _time in range(2)] == [302, 302]


def french(words: str) -> str:
    with override("fr"):
        return gettext(words)


def said(answer: HttpResponse) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_only_who_is_told_is_said_to_be_told(logged_in: Client, member: Membership) -> None:
    session = session_of(member.organisation, place__organisation=member.organisation)
    address = reverse("space-session", args=[member.organisation.slug, session.pk])
    later = typed_again(logged_in, address, ends="23:58")
    assert said(logged_in.post(address, later, follow=True)) == [french("The date is changed.")]
    enrol(session, "Odette")
    more_seats = typed_again(logged_in, address, capacity=12)
    assert said(logged_in.post(address, more_seats, follow=True)) == [french("The date is changed.")]
    later_still = typed_again(logged_in, address, ends="23:59")
    [words] = said(logged_in.post(address, later_still, follow=True))
    assert "Les personnes inscrites sont prévenues" in words


@pytest.mark.parametrize(("names", "is_told"), [((), False), (("Odette",), True)])
def test_a_date_is_called_off_and_put_back(
    logged_in: Client, member: Membership, names: tuple[str, ...], is_told: bool
) -> None:
    session = session_of(member.organisation, note="Salle 3")
    enrol(session, *names)
    keys = [member.organisation.slug, session.pk]
    off, back = reverse("space-call-off", args=keys), reverse("space-put-back", args=keys)
    called = logged_in.post(off, {"note": "La salle est inondée."}, follow=True)
    assert ("prévenues" in said(called)[0]) is is_told
    assert back in called.content.decode()
    asked = logged_in.get(back)
    assert asked.context["was_told"] is is_told
    assert asked.context["form"].initial["note"] == "La salle est inondée."
    session.refresh_from_db()
    assert session.status == Status.CANCELLED  # nobody confirmed yet
    logged_in.post(back, {"note": "Salle 4"})
    session.refresh_from_db()
    assert (session.status, session.note, session.taken) == (Status.SCHEDULED, "Salle 4", 0)
    enrol(session, *names)
    assert session.messages.filter(kind=MessageKind.CALLED_OFF).count() == len(names)


def test_a_called_off_date_is_neither_changed_nor_called_off_again(
    logged_in: Client, member: Membership
) -> None:
    session = session_of(member.organisation, cancelled=True, note="La salle est inondée.")
    keys = [member.organisation.slug, session.pk]
    for name in ("space-session", "space-call-off"):
        address = reverse(name, args=keys)
        for answer in (logged_in.get(address, follow=True), logged_in.post(address, follow=True)):
            assert answer.redirect_chain == [(reverse("space-workshops", args=keys[:1]), 302)]
            assert said(answer) == [french("This date is called off already. Nothing was changed.")]
    session.refresh_from_db()
    assert session.note == "La salle est inondée."


@pytest.mark.parametrize("facts", [{"past": True, "cancelled": True}, {"full": True}])
def test_a_date_that_is_over_or_takes_place_is_not_put_back(
    logged_in: Client, member: Membership, facts: dict[str, bool]
) -> None:
    session = session_of(member.organisation, **facts)
    before = session.status
    address = reverse("space-put-back", args=[member.organisation.slug, session.pk])
    for answer in (logged_in.get(address, follow=True), logged_in.post(address, follow=True)):
        assert answer.redirect_chain
        assert len(said(answer)) == 1
    session.refresh_from_db()
    assert session.status == before


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "0026-12-08"])
def test_a_day_that_is_a_slip_of_the_keyboard_is_said_beside_it(
    logged_in: Client, member: Membership, day: str
) -> None:
    page = WorkshopPageFactory(organisation=member.organisation)
    place = PlaceFactory(organisation=member.organisation)
    typed = {"day": day, "until": day, "starts": "14:00", "ends": "15:00", "place": place.pk}
    answer = logged_in.post(reverse("space-new-session", args=[member.organisation.slug, page.pk]), typed)
    assert answer.status_code == 200
    assert {"day", "until"} <= set(answer.context["form"].errors)


def test_a_number_without_end_in_an_address_names_nothing(logged_in: Client, member: Membership) -> None:
    own, endless = member.organisation.slug, "9" * 5000
    for address in (f"ateliers/dates/{endless}/inscrits/liste.csv", f"offer/{endless}/", f"place/{endless}/"):
        assert logged_in.get(f"/fr/espace/{own}/{address}").status_code == 404, address[:20]


def new_workshop_of(member: Membership) -> str:
    return reverse("space-new-workshop", args=[member.organisation.slug])


def test_a_workshop_that_is_typed_is_there_again_until_it_is_sent(
    logged_in: Client, member: Membership
) -> None:
    address = new_workshop_of(member)
    half = {"title": "Envoyer des ph", "edition": "", "do": "keep"}
    assert logged_in.post(address, half, headers={"accept": "application/json"}).json()["kept"]
    found = logged_in.get(address)
    assert "Envoyer des ph" in found.content.decode()
    assert not found.context["form"].errors  # nobody sent it yet
    assert not WorkshopPage.objects.exists()
    for name in ("space-workshops", "space:overview"):
        listed = logged_in.get(reverse(name, args=[member.organisation.slug]))
        assert (address in listed.content.decode()) is (name == "space-workshops")
    assert logged_in.post(address, answers(do="send")).status_code == 302
    assert not FormDraft.objects.exists()


def test_a_draft_of_a_workshop_is_given_up(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation, title="Avant")
    address = reverse("space-workshop", args=[member.organisation.slug, page.pk])
    logged_in.post(address, answers(title="À moitié", do="keep"))
    assert "À moitié" in logged_in.get(address).content.decode()
    logged_in.post(address, {"do": "drop"})
    assert "À moitié" not in logged_in.get(address).content.decode()


def test_a_kept_draft_undoes_nothing_of_what_was_written_since(logged_in: Client, member: Membership) -> None:
    page = WorkshopPageFactory(organisation=member.organisation, title="Avant")
    address = reverse("space-workshop", args=[member.organisation.slug, page.pk])
    mark = logged_in.get(address).context["edition"]
    logged_in.post(address, answers(edition=mark, do="keep"))
    page.title = "Titre de quelqu’un d’autre"
    page.save_revision()
    kept = logged_in.get(address).context["edition"]
    answer = logged_in.post(address, answers(edition=kept))
    assert "Titre de quelqu’un d’autre" in answer.content.decode()
    assert page.get_latest_revision_as_object().title == "Titre de quelqu’un d’autre"


def test_a_workshop_sent_after_the_log_in_ended_is_a_draft_after_the_next(
    logged_in: Client, member: Membership
) -> None:
    logged_in.logout()
    page = WorkshopPageFactory(organisation=member.organisation)
    own = reverse("space-workshop", args=[member.organisation.slug, page.pk])
    for address in (new_workshop_of(member), own):
        assert logged_in.post(address, answers(title="Classer ses images")).status_code == 302
        logged_in.force_login(member.user)
        assert "Classer ses images" in logged_in.get(address).content.decode()
        logged_in.logout()
