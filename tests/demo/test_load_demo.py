"""The demonstration as a whole: believable, all ahead of us, and loaded only once."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from wagtail.models import Revision

from events.models import Session, WorkshopPage
from funding.models import Call, ProgrammePage
from home.demo.loading import load
from home.demo.texts import read
from home.models import Consent, StandardPage, Testimonial
from home.testimonials.days import today
from home.testimonials.enums import TestimonialKind
from network.catalogue import projection
from network.catalogue.enums import Status
from network.catalogue.models import Entry
from network.content.models import Picture
from network.sheets.verdicts import Outcome
from partners.models import Organisation, Place
from partners.opening_hours.schedule import holiday_name
from partners.standard.exporting import export_places
from partners.standard.importing import import_places
from tests.demo.conftest import DEMO_NOW, PARIS

# One worker loads the demonstration.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo"), pytest.mark.any_database]
OURS = ("home", "funding", "events", "partners", "catalogue", "content", "wagtailcore")


def everything() -> dict[str, list[tuple[object, ...]]]:
    models = (model for label in OURS for model in apps.get_app_config(label).get_models())
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in models}


def test_all_of_it_is_there():
    assert Organisation.objects.filter(source="demo").count() == 30
    assert Place.objects.filter(source="demo").count() == 60
    assert WorkshopPage.objects.live().filter(source="demo").count() == 40
    assert StandardPage.objects.live().filter(locale__language_code="fr").count() == len(
        read("pages")["page"]
    )
    assert Session.objects.count() > 400
    assert ProgrammePage.objects.live().filter(locale__language_code="fr").count() == 9
    assert ProgrammePage.objects.live().filter(locale__language_code="en").count() == 9
    assert {one.closes_at > DEMO_NOW for one in Call.objects.all()} == {True, False}


def test_a_second_run_changes_nothing():
    before, added = everything(), []
    load(now=DEMO_NOW, report=lambda step, number: added.append(number))
    assert not any(added)
    assert everything() == before


def test_loading_a_week_later_adds_no_date_to_workshops_that_have_some():
    before = Session.objects.count()
    later = DEMO_NOW + timedelta(weeks=1)
    with time_machine.travel(later, tick=False):
        load(now=later, report=lambda step, number: None)
    assert Session.objects.count() == before


def test_what_somebody_changed_is_left_alone():
    page = WorkshopPage.objects.get(source_id="ranger-ses-fichiers")
    page.title = "Ranger, enfin"
    page.save_revision().publish()
    before = Revision.objects.count()
    load(now=DEMO_NOW, report=lambda step, number: None)
    page.refresh_from_db()
    assert page.title == "Ranger, enfin"
    assert Revision.objects.count() == before


def test_if_empty_does_nothing_where_there_is_a_workshop(capsys):
    before = everything()
    call_command("load_demo", if_empty=True)
    assert everything() == before
    assert "nothing to load" in capsys.readouterr().err


def test_every_session_is_ahead_within_fourteen_weeks():
    starts = list(Session.objects.values_list("starts_at", flat=True))
    assert min(starts) > DEMO_NOW
    assert max(starts) < DEMO_NOW + timedelta(weeks=14)


def test_no_session_falls_on_a_holiday_of_its_place():
    days = {session.starts_at.astimezone(PARIS).date() for session in Session.objects.all()}
    assert not [day for day in days if holiday_name(day)]


def test_every_status_of_the_texts_is_shown():
    assert {Status.FULL, Status.CANCELLED, Status.MOVED_ONLINE} <= set(
        Session.objects.values_list("status", flat=True)
    )


def test_zero_seats_in_the_texts_means_uncounted():
    assert not Session.objects.filter(capacity=0).exists()
    assert Session.objects.filter(capacity=None).exists()


def test_the_catalogue_says_what_the_content_says():
    assert list(projection.differences()) == []
    assert Entry.objects.count() > 90


def test_no_address_is_told_by_two_sources():
    told = set(Entry.objects.values_list("url", "subject"))
    assert len(told) == len({url for url, _subject in told})


def test_pictures_are_ours_and_say_what_they_show():
    assert Picture.objects.count() == len(read("pictures")["picture"])
    for picture in Picture.objects.all():
        assert (picture.credit, picture.licence) == ("Entraide", "own")
        assert picture.description
        assert picture.file_size <= 60_000


def test_the_home_page_shows_three_cards_for_each_of_four_towns(client):
    groups = client.get("/fr/").context["coming"]
    assert [(group.town, len(group.cards)) for group in groups] == [
        ("Dijon", 3),
        ("Besançon", 3),
        ("Chalon-sur-Saône", 3),
        ("Nevers", 3),
    ]


def test_every_standard_page_answers_without_a_cookie(client):
    for page in StandardPage.objects.live():
        response = client.get(page.get_url())
        assert response.status_code == 200
        assert not response.cookies


def test_the_demonstration_leaves_and_comes_back_unchanged(tmp_path):
    path = tmp_path / "places.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        export_places(file)
    report = import_places(path=path)
    assert report.counts()[Outcome.UNCHANGED] == sum(report.counts().values()) == Place.objects.count()


def test_eight_stories_of_three_kinds_are_agreed_to_today(client):
    told = Testimonial.objects.public(today()).in_language("fr")
    assert told.count() == len(read("testimonials")["testimonial"]) == 8
    assert set(told.values_list("kind", flat=True)) == set(TestimonialKind.values)
    assert Consent.objects.ending(today()).in_use().count() == 1
    for story in told:
        assert client.get(f"/fr/temoignages/{story.slug}/").status_code == 200
        assert story.workshop_links.exists()
        assert story.skills.exists()


def test_stories_are_told_in_english_too(client):
    told = Testimonial.objects.public(today()).in_language("en")
    assert told.count() == 8
    assert "Odette writes to her whole club" in client.get("/en/stories/").content.decode()
    assert all(story.workshop_links.exists() and story.skills.exists() for story in told)
