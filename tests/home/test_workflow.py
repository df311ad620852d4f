"""Editors submit, moderators approve; what was put on the calendar comes and goes at its hour."""

from datetime import UTC, datetime
from importlib import import_module
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Task, Workflow, WorkflowContentType

from home.models import Testimonial
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from partners.models import Organisation, Place
from tests.factories.events import SessionFactory, WorkshopPageFactory
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.partners import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
# Two days before the clocks go forward, at 12:00 in Paris.
FRIDAY = datetime(2027, 3, 26, 11, 0, tzinfo=UTC)


def member(group: str) -> User:
    user = User.objects.create_user(f"{group}@entraide.example".lower(), "une phrase")
    user.groups.add(Group.objects.get(name=group))
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor() -> User:
    return member(EDITORS)


@pytest.fixture
def moderator() -> User:
    return member(MODERATORS)


def filled(client: Client, address: str) -> dict[str, object]:
    """Return what a browser would send back of the form at `address`."""
    response = client.get(address)
    form = response.context["form"]
    data = {field.html_name: value for field in form if (value := field.value()) is not None}
    for formset in form.formsets.values():
        prefix = formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | {"body-count": "0", "doors-count": "0"}


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def submitted(editor: User, page, **changes: object):
    """Send the page for review, as the editor's browser would."""
    client, address = logged_in(editor), edit_address(page)
    response = client.post(address, filled(client, address) | changes | {"action-submit": "1"})
    assert response.status_code == 302, response.context["form"].errors
    return page.current_workflow_state


def decide(moderator: User, page, action: str, comment: str = ""):
    state = page.current_workflow_state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return logged_in(moderator).post(address, {"comment": comment})


@pytest.fixture
def page():
    return StandardPageFactory(title="Qui sommes-nous", introduction="Avant")


def test_every_page_and_every_reviewed_snippet_has_a_review_with_plain_words():
    assert home_page().get_workflow().name == "Relecture par les modérateurs"
    assert all(
        model.get_default_workflow() == home_page().get_workflow()
        for model in (Organisation, Place, Testimonial)
    )
    (task,) = Task.objects.specific()
    assert [group.name for group in task.groups.all()] == [MODERATORS]


def test_a_site_that_reviews_otherwise_is_left_alone():
    migration = import_module("home.migrations.0005_comfort")
    from django.apps import apps

    other = Workflow.objects.create(name="Autre")
    WorkflowContentType.objects.update(workflow=other)
    migration.review(apps, connection.schema_editor())
    assert set(WorkflowContentType.objects.values_list("workflow__name", flat=True)) == {"Autre"}
    Workflow.objects.update(active=False)
    WorkflowContentType.objects.all().delete()
    migration.review(apps, connection.schema_editor())
    assert not WorkflowContentType.objects.exists()


def test_an_editor_cannot_publish_and_submits_instead(editor, page):
    client, address = logged_in(editor), edit_address(page)
    offered = client.get(address).content.decode()
    assert 'name="action-submit"' in offered
    assert 'name="action-publish"' not in offered
    client.post(address, filled(client, address) | {"introduction": "Après", "action-publish": "1"})
    page.refresh_from_db()
    assert page.introduction == "Avant"


def test_a_moderator_is_told_and_approves(editor, moderator, page):
    submitted(editor, page, introduction="Après")
    assert [message.to for message in mail.outbox] == [[moderator.email]]
    assert "Qui sommes-nous" in mail.outbox[0].subject
    decide(moderator, page, "approve")
    page.refresh_from_db()
    assert page.introduction == "Après"


def test_sent_back_with_a_reason_nothing_written_is_lost(editor, moderator, page):
    submitted(editor, page, introduction="Après")
    mail.outbox.clear()
    decide(moderator, page, "reject", "Trop court.")
    page.refresh_from_db()
    assert page.introduction == "Avant"
    assert page.get_latest_revision_as_object().introduction == "Après"
    assert [message.to for message in mail.outbox] == [[editor.email]]
    assert "Trop court." in mail.outbox[0].body
    submitted_again = filled(logged_in(editor), edit_address(page))
    assert submitted_again["introduction"] == "Après"


def test_a_place_waits_for_a_moderator_too(editor, moderator):
    place = PlaceFactory(name="Avant")
    client = logged_in(editor)
    address = reverse(Place.snippet_viewset.get_url_name("edit"), args=[place.pk])
    form = client.get(address).context["form"]
    data = {field.html_name: value for field in form if (value := field.value()) is not None}
    assert client.post(address, data | {"name": "Après", "action-submit": "1"}).status_code == 302
    place.refresh_from_db()
    assert place.name == "Avant"
    state = place.current_workflow_state.current_task_state
    action = reverse(
        Place.snippet_viewset.get_url_name("workflow_action"), args=[place.pk, "approve", state.pk]
    )
    logged_in(moderator).post(action, {"comment": ""})
    place.refresh_from_db()
    assert place.name == "Après"


def test_bad_input_is_refused_on_its_field_and_nothing_typed_is_lost(moderator):
    page = WorkshopPageFactory()
    client, address = logged_in(moderator), edit_address(page)
    typed = {"title": "Un titre neuf", "fee": "paid", "fee_note": "", "action-publish": "1"}
    response = client.post(address, filled(client, address) | typed)
    assert list(response.context["form"].errors) == ["fee_note"]
    assert response.context["form"]["title"].value() == "Un titre neuf"
    page.refresh_from_db()
    assert page.fee == "free"


def test_comments_are_offered_to_staff_and_never_public(editor, page):
    assert "data-comment-add" in logged_in(editor).get(edit_address(page)).content.decode()
    page.wagtail_admin_comments.create(user=editor, text="Redite avec l’accueil", contentpath="introduction")
    assert "Redite" not in Client().get(page.url).content.decode()


def found(word: str) -> int:
    return Client().get("/api/v1/catalogue", {"q": word}).json()["count"]


def test_a_scheduled_workshop_comes_and_goes_at_the_hour_on_the_wall_over_daylight_saving(moderator):
    with time_machine.travel(FRIDAY, tick=False):
        page = WorkshopPageFactory(title="Soudure", live=False)
        SessionFactory(workshop=page, starts_at=datetime(2027, 4, 9, 12, tzinfo=UTC))
        client, address = logged_in(moderator), edit_address(page)
        hours = {"go_live_at": "29/03/2027 08:00", "expire_at": "30/03/2027 18:00", "action-publish": "1"}
        response = client.post(address, filled(client, address) | hours)
        assert response.status_code == 302, response.context["form"].errors
        assert found("soudure") == 0
    # 08:00 in Paris is 06:00 in UTC once the clocks went forward.
    for moment, number in [
        (datetime(2027, 3, 29, 5, 59, tzinfo=UTC), 0),
        (datetime(2027, 3, 29, 6, 0, 1, tzinfo=UTC), 1),
        (datetime(2027, 3, 30, 15, 59, tzinfo=UTC), 1),
        (datetime(2027, 3, 30, 16, 0, 1, tzinfo=UTC), 0),
    ]:
        with time_machine.travel(moment, tick=False):
            call_command("publish_scheduled", stdout=StringIO())
            assert found("soudure") == number, moment
            assert Client().get(page.url).status_code == (200 if number else 404)


def test_an_hour_that_the_clocks_jump_over_is_refused_on_its_field(moderator, page):
    with time_machine.travel(FRIDAY, tick=False):
        client, address = logged_in(moderator), edit_address(page)
        data = filled(client, address) | {"go_live_at": "28/03/2027 02:30", "action-publish": "1"}
        assert "go_live_at" in client.post(address, data).context["form"].errors


def test_a_page_that_cannot_be_published_keeps_no_other_from_it(moderator):
    with time_machine.travel(FRIDAY, tick=False):
        soon = datetime(2027, 3, 27, 8, 0, tzinfo=UTC)
        first, second = (StandardPageFactory(title=name, live=False) for name in ("Un", "Deux"))
        for page in (first, second):
            page.go_live_at = soon
            page.save_revision().publish(user=moderator)
        # A revision of old may hold what is refused today.
        revision = first.latest_revision
        revision.content |= {"slug": "deux", "title": ""}
        revision.save()
    with time_machine.travel(datetime(2027, 3, 27, 9, 0, tzinfo=UTC), tick=False):
        with pytest.raises(CommandError):
            call_command("publish_scheduled", stdout=StringIO(), stderr=StringIO())
        second.refresh_from_db()
        assert second.live
        first.refresh_from_db()
        assert not first.live


def test_the_daily_command_goes_on_and_tells_what_failed(monkeypatch):
    from home.management.commands import daily

    monkeypatch.setattr(daily, "STEPS", ["no_such_command", "clearsessions"])
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="no_such_command"):
        call_command("daily", stdout=out, stderr=err)
    assert "clearsessions" in out.getvalue()
    assert "no_such_command" in err.getvalue()


def test_every_day_each_step_is_done_and_none_complains():
    from home.management.commands.daily import STEPS

    out, err = StringIO(), StringIO()
    call_command("daily", stdout=out, stderr=err)
    assert [step for step in STEPS if step not in out.getvalue()] == []
    # What failed stands below its step.
    assert not [line for line in err.getvalue().splitlines() if line.startswith("  ")]
