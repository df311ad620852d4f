"""Whatever happens to the page of a workshop, its sessions stay, once."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale

from events.models import CalendarPage, Session, WorkshopPage
from tests.factories.events import CalendarPageFactory, SessionFactory, WorkshopPageFactory, calendar

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def page():
    page = WorkshopPageFactory(title="Envoyer un courriel", skills=["email"])
    page.save_revision().publish()
    SessionFactory(workshop=page)
    SessionFactory(workshop=page, past=True)
    return page


def kept(page: WorkshopPage) -> bool:
    """Tell whether the two sessions are there, and are the workshop's."""
    return page.sessions().count() == Session.objects.count() == 2


def test_publishing_a_new_text_keeps_the_sessions(page):
    page.title = "Envoyer un mail"
    page.save_revision().publish()
    assert kept(page)


def test_publishing_an_older_text_again_keeps_the_sessions(page):
    old = page.latest_revision
    SessionFactory(workshop=page).delete()
    page.title = "Envoyer un mail"
    page.save_revision().publish()
    old.as_object().save_revision().publish()
    assert kept(WorkshopPage.objects.get(pk=page.pk))


def test_unpublishing_and_publishing_again_keeps_the_sessions(page):
    page.unpublish()
    assert kept(page)
    page.save_revision().publish()
    assert kept(page)


def test_moving_the_page_keeps_the_sessions(page):
    elsewhere = CalendarPageFactory(title="Ailleurs", parent=calendar().get_parent())
    page.move(elsewhere, pos="last-child")
    assert kept(WorkshopPage.objects.get(pk=page.pk))


def test_a_copy_of_the_page_is_a_new_workshop_without_sessions(page):
    page.source, page.source_id = "import", "w1"
    page.save()
    copy = page.copy(update_attrs={"title": "Copie", "slug": "copie"})
    assert not copy.sessions().exists()
    assert (copy.source, copy.source_id) == ("", "")
    assert kept(page)


def test_a_translation_has_the_sessions_and_not_the_key_of_the_import(page):
    page.source, page.source_id = "import", "w1"
    page.save()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = page.copy_for_translation(english, copy_parents=True)
    assert kept(translation)
    assert translation.source_id == ""


def test_a_workshop_lives_under_a_calendar_and_has_nothing_below():
    assert WorkshopPage.allowed_parent_page_models() == [CalendarPage]
    assert WorkshopPage.allowed_subpage_models() == []
    assert CalendarPage.allowed_subpage_models() == [WorkshopPage]
    assert not CalendarPage.can_create_at(CalendarPageFactory().get_parent())


@pytest.fixture
def moderator(client, django_user_model):
    user = django_user_model.objects.create_user("moderatrice@example.org", "un mot de passe long")
    user.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(user)
    return user


def refused(response) -> bool:
    return any("error" in message.tags for message in response.context["messages"])


def test_a_workshop_with_sessions_cannot_be_deleted(client, moderator, page):
    response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert refused(response)
    assert WorkshopPage.objects.filter(pk=page.pk).exists()


def test_nor_can_it_be_deleted_among_others(client, moderator, page):
    empty = WorkshopPageFactory()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = client.post(f"{url}?id={page.pk}&id={empty.pk}", follow=True)
    assert refused(response)
    assert WorkshopPage.objects.count() == 2


def test_nor_can_it_be_deleted_with_the_page_above(admin_client, page):
    url = reverse("wagtailadmin_pages:delete", args=[page.get_parent().pk])
    response = admin_client.post(url, follow=True)
    assert refused(response)
    assert WorkshopPage.objects.filter(pk=page.pk).exists()


def test_a_workshop_without_sessions_is_deleted(client, moderator):
    page = WorkshopPageFactory()
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not WorkshopPage.objects.exists()


def test_a_translation_is_deleted_when_another_language_keeps_the_sessions(client, moderator, page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = page.copy_for_translation(english, copy_parents=True)
    client.post(reverse("wagtailadmin_pages:delete", args=[translation.pk]))
    assert list(WorkshopPage.objects.all()) == [page]
    assert kept(page)
