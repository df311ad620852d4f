"""What the catalogue shows of workshops, and that it follows them in the same transaction."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from events.catalogue import WorkshopSource
from events.keeping_in_step import subject_of
from events.models import WorkshopPage
from network.catalogue.enums import Format, Status
from network.catalogue.models import EntrySession, Skill
from network.catalogue.projection import differences, one_refresh
from partners.directory.coming import coming_at
from tests.factories.events import (
    CalendarPageFactory,
    SessionFactory,
    WorkshopPageFactory,
    calendar,
    cards,
    in_days,
)
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def drafts(*pages: WorkshopPage) -> list:
    return WorkshopSource().drafts([subject_of(page.translation_key) for page in pages])


def in_step() -> bool:
    """Tell whether the projection says what a fresh look at the content says."""
    return list(differences()) == []


def test_a_place_shows_first_whose_next_seat_comes_first():
    place = PlaceFactory()
    full, free = (
        WorkshopPageFactory(title="Complet demain"),
        WorkshopPageFactory(title="Libre dans dix jours"),
    )
    SessionFactory(workshop=full, place=place, starts_at=in_days(1), full=True)
    SessionFactory(workshop=full, place=place, starts_at=in_days(20))
    SessionFactory(workshop=free, place=place, starts_at=in_days(10))
    assert [card.title for card in coming_at(place.catalogue_key, timezone.now())] == [free.title, full.title]


def test_a_card_tells_everything_about_a_workshop_at_a_place():
    place = PlaceFactory(name="Médiathèque", commune="Dole", postcode="39100", latitude=47.09, longitude=5.49)
    page = WorkshopPageFactory(
        title="Courriel",
        skills=["email"],
        audience=["seniors"],
        bring="Votre téléphone",
        body=[("heading", "En bref"), ("paragraph", "<p>On <b>écrit</b>.</p>")],
    )
    session = SessionFactory(workshop=page, place=place)
    [card] = drafts(page)
    assert (card.key, card.title, card.format) == (
        f"workshop:{page.translation_key}@place-{place.pk}",
        "Courriel",
        Format.ON_SITE,
    )
    assert (card.skills, card.audience, card.languages) == (("email",), ("seniors",), ("fr",))
    assert card.url == page.get_url()
    assert card.partner == page.organisation.slug
    assert "Votre téléphone" in card.body
    assert "On écrit." in card.body
    assert [(one.session, one.seats_left) for one in card.sessions] == [(session.pk, 10)]


def test_two_places_are_two_cards_and_remote_is_a_third():
    page = WorkshopPageFactory()
    place = PlaceFactory()
    SessionFactory(workshop=page, place=place)
    SessionFactory(workshop=page, place=place, past=True)
    SessionFactory(workshop=page)
    SessionFactory(workshop=page, online=True)
    SessionFactory(workshop=page, place=place, starts_at=in_days(9), moved_online=True)
    cards = {card.place.key if card.place else "remote": card for card in drafts(page)}
    assert len(cards) == 3
    assert len(cards[f"place-{place.pk}"].sessions) == 2
    assert cards["remote"].format == Format.REMOTE
    assert [one.status for one in cards["remote"].sessions] == [Status.SCHEDULED, Status.MOVED_ONLINE]


def test_a_hybrid_workshop_stays_hybrid_at_its_place_and_is_remote_online():
    page = WorkshopPageFactory(hybrid=True)
    SessionFactory(workshop=page)
    SessionFactory(workshop=page, online=True)
    assert {card.format for card in drafts(page)} == {Format.HYBRID, Format.REMOTE}


def test_sessions_at_a_place_that_is_not_published_are_left_out():
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=PlaceFactory(live=False))
    assert drafts(page) == []


def test_an_organisation_that_is_not_published_is_not_named():
    page = WorkshopPageFactory(organisation=OrganisationFactory(live=False), sessions=1)
    [card] = drafts(page)
    assert (card.organisation, card.partner) == ("", "")


def unpublish(page: WorkshopPage) -> None:
    page.unpublish()


def unpublish_knowing_only_the_page(page: WorkshopPage) -> None:
    Page.objects.get(pk=page.pk).unpublish()


def expire(page: WorkshopPage) -> None:
    page.unpublish(set_expired=True)


def lock(page: WorkshopPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def lock_above(page: WorkshopPage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


def leave_the_site(page: WorkshopPage) -> None:
    root = page.get_root()
    page.move(root.add_child(instance=CalendarPageFactory.build(title="Hors", slug="hors")), pos="last-child")


@pytest.mark.parametrize(
    "hide", [unpublish, unpublish_knowing_only_the_page, expire, lock, lock_above, leave_the_site]
)
def test_what_nobody_may_read_leaves_the_catalogue_at_once(hide):
    page = WorkshopPageFactory(sessions=2)
    assert cards().count() == 2
    hide(page)
    assert drafts(page) == []
    assert not cards().exists()


def test_a_private_part_that_opens_comes_back():
    page = WorkshopPageFactory(sessions=1)
    restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    restriction.delete()
    assert cards().count() == 1


def test_a_draft_has_no_card():
    assert drafts(WorkshopPageFactory(draft=True, sessions=1)) == []


def in_english(page: WorkshopPage, title: str) -> WorkshopPage:
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = page.copy_for_translation(english, copy_parents=True)
    translation.title = title
    translation.save_revision().publish()
    return translation


def test_each_language_has_its_card_with_the_same_seats():
    page = WorkshopPageFactory(title="Courriel", skills=["email"], sessions=1)
    translation = in_english(page, "E-mail")
    french, english = drafts(page)
    assert (french.title, french.url, french.shown_in) == ("Courriel", page.get_url(), ("fr",))
    assert (english.title, english.url, english.shown_in) == ("E-mail", translation.get_url(), ("en",))
    assert english.key == f"{english.subject}/en@{english.place.key}"
    assert french.sessions == english.sessions
    assert french.languages == english.languages == ("fr",)


def test_the_skills_of_a_card_are_named_in_its_language():
    page = WorkshopPageFactory(skills=["smartphone"], sessions=1)
    in_english(page, "Phones")
    assert [card.skill_names for card in drafts(page)] == [("Téléphone et tablette",), ("Phone and tablet",)]
    assert "Atelier" in cards().get(language="fr").skills
    assert "Workshop" in cards().get(language="en").skills


def test_what_is_told_in_one_language_is_shown_in_all():
    page = WorkshopPageFactory(title="Courriel", sessions=1)
    assert drafts(page)[0].shown_in == ("fr", "en")
    in_english(page, "E-mail")
    page.unpublish()
    [card] = drafts(page)
    assert (card.title, card.language, card.edition) == ("E-mail", "en", "")
    assert card.shown_in == ("fr", "en")
    assert in_step()


def test_a_page_that_ends_tells_when(client):
    page = WorkshopPageFactory(sessions=1)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()
    assert client.get("/api/v1/catalogue").json()["count"] == 1
    with time_machine.travel(page.expire_at):
        assert client.get("/api/v1/catalogue").json()["count"] == 0
        assert in_step()


def test_an_alias_in_another_language_is_as_private_as_its_original():
    page = WorkshopPageFactory(sessions=1)
    english = Locale.objects.get_or_create(language_code="en")[0]
    page.copy_for_translation(english, copy_parents=True, alias=True)
    page.unpublish()
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert drafts(page) == []
    assert not cards().exists()


@pytest.mark.any_database
@pytest.mark.parametrize("number", [2, 12])
def test_the_source_asks_the_same_questions_whatever_the_number(number, django_assert_num_queries):
    pages = [WorkshopPageFactory(skills=["email"], sessions=2) for _ in range(number)]
    drafts(pages[0])
    with django_assert_num_queries(9):
        assert len(drafts(*pages)) == 2 * number


def test_a_skill_published_is_in_the_projection():
    page = WorkshopPageFactory(skills=["email"], sessions=1)
    page.skills.set(Skill.objects.filter(key="scams", locale=page.locale))
    page.save_revision().publish()
    entry = cards().get()
    assert "skill:scams" in entry.terms
    assert "skill:email" not in entry.terms


def test_a_skill_saved_with_the_page_is_projected_before_anything_else_is_told():
    page = WorkshopPageFactory(sessions=1)
    page.skills.set(Skill.objects.filter(key="scams", locale=page.locale))
    page.save()
    assert "skill:scams" in cards().get().terms


def test_a_change_that_is_rolled_back_is_rolled_back_in_the_projection():
    page = WorkshopPageFactory(title="Courriel", sessions=1)
    with transaction.atomic():
        page.title = "Autre chose"
        page.save_revision().publish()
        assert cards().get().title == "Autre chose"
        page.sessions().get().delete()
        assert not cards().exists()
        transaction.set_rollback(True)
    assert cards().get().title == "Courriel"
    assert EntrySession.objects.count() == 1


def test_every_change_of_a_session_is_projected():
    session = SessionFactory()
    session.status = Status.CANCELLED
    session.save()
    assert EntrySession.objects.get().status == Status.CANCELLED
    session.delete()
    assert not cards().exists()


def test_the_day_and_the_part_of_it_are_those_of_paris_whatever_the_zone_of_who_saves():
    with timezone.override("Pacific/Auckland"):
        SessionFactory()
    assert in_step()


def test_a_new_address_of_the_calendar_is_the_workshops(django_capture_on_commit_callbacks):
    page = WorkshopPageFactory(sessions=1)
    calendar = page.get_parent().specific
    calendar.slug = "agenda"
    with django_capture_on_commit_callbacks(execute=True):
        calendar.save()
    assert cards().get().url == WorkshopPage.objects.get().get_url()
    assert "/agenda/" in cards().get().url


def test_names_of_places_organisations_and_skills_are_followed():
    page = WorkshopPageFactory(skills=["email"], sessions=1)
    place = page.sessions().get().place
    place.name, page.organisation.name = "La Fabrique", "Les Amis du clic"
    place.save()
    page.organisation.save()
    skill = page.skills.get()
    skill.name = "Lettres électroniques"
    skill.save()
    entry = cards().get()
    assert (entry.place_name, entry.organisation) == ("La Fabrique", "Les Amis du clic")
    assert "Lettres électroniques" in entry.skills
    skill.delete()
    assert in_step()


def test_a_place_that_is_published_brings_its_dates_and_an_organisation_its_name():
    place, organisation = PlaceFactory(live=False), OrganisationFactory(live=False, name="Les Amis du clic")
    SessionFactory(workshop=WorkshopPageFactory(organisation=organisation), place=place)
    assert not cards().exists()
    place.live = True
    place.save()
    assert cards().get().organisation == ""
    organisation.live = True
    organisation.save()
    assert cards().get().organisation == "Les Amis du clic"


def test_deleting_the_page_takes_its_cards_away():
    page = WorkshopPageFactory(sessions=1)
    page.delete()
    assert not cards().exists()


def test_many_changes_together_cost_one_refresh(monkeypatch):
    calls = []
    monkeypatch.setattr("network.catalogue.projection._project", calls.append)
    with one_refresh():
        WorkshopPageFactory(sessions=3)
    assert len(calls) == 1


def test_the_projection_is_what_a_rebuild_would_make():
    WorkshopPageFactory(sessions=2, skills=["email"])
    SessionFactory(online=True, ends_at=timezone.now() + timedelta(days=8))
    assert in_step()


def test_a_place_without_a_position_is_found_near_its_commune():
    place = PlaceFactory(commune="Dole", postcode="39100", latitude=None, longitude=None)
    [draft] = drafts(SessionFactory.create(place=place).workshop)
    assert (draft.place.latitude, draft.place.longitude) == pytest.approx((47.09, 5.49), abs=0.05)


def test_a_step_free_place_makes_its_card_step_free():
    page = WorkshopPageFactory(access=("sign-language",))
    SessionFactory(workshop=page, place=PlaceFactory(access=("step-free",)))
    [draft] = drafts(page)
    assert draft.access == ("sign-language", "step-free")


def test_cards_follow_a_site_that_begins_at_another_page():
    SessionFactory()
    site = Site.objects.get(is_default_site=True)
    site.root_page = calendar()
    site.save()
    assert in_step()
