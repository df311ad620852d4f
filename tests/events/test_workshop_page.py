"""What people read on the page of a workshop, and what machines read in it."""

import json
import re

import pytest
from django.utils import timezone
from wagtail.models import Site

from network.catalogue.enums import Status
from tests.factories.events import SessionFactory, WorkshopPageFactory, cards, in_days
from tests.factories.partners import OrganisationFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12


@pytest.fixture
def place():
    return PlaceFactory(name="Médiathèque", commune="Dole", postcode="39100", address="2 rue du Pont")


def read(client, page) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def things(html: str) -> list[dict]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = [json.loads(script) for script in scripts]
    return [thing for thing in found if thing["@type"] != "BreadcrumbList"]


def test_the_page_says_what_when_where_and_what_to_bring(client, place):
    page = WorkshopPageFactory(
        title="Envoyer un courriel",
        bring="Votre téléphone",
        led_by="Odette",
        after="Puis la photo.",
        body=[("paragraph", "<p>On prend son temps.</p>")],
    )
    SessionFactory(workshop=page, place=place, note="Salle 3")
    html = read(client, page)
    for words in (
        "Envoyer un courriel",
        "Joindre une photo",
        "Médiathèque",
        "Dole",
        "Salle 3",
        "2 rue du Pont",
    ):
        assert words in html
    for words in ("Votre téléphone", "Odette", "Puis la photo.", "On prend son temps."):
        assert words in html
    assert html.index("Médiathèque") < html.index("Joindre une photo")


def test_the_page_links_to_the_map_and_to_the_place(client, place):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=place)
    html = read(client, page)
    assert "https://www.openstreetmap.org/?mlat=47.2378&amp;mlon=6.0241" in html
    assert f"/annuaire/lieux/{place.slug}/" in html


def test_a_place_without_position_is_searched_by_its_address(client):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=PlaceFactory(nowhere=True))
    assert "openstreetmap.org/search?query=1+place+Granvelle" in read(client, page)


def test_what_is_called_off_is_struck_and_said_in_a_word(client, place):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=place, cancelled=True)
    html = read(client, page)
    assert re.search(r"<s><time [^>]*>[^<]+</time></s>", html)
    assert "badge--stopped" in html


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (Status.SCHEDULED, "EventScheduled"),
        (Status.RESCHEDULED, "EventRescheduled"),
        (Status.MOVED_ONLINE, "EventMovedOnline"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.FULL, "EventScheduled"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_each_date_is_an_event_with_its_status(client, place, status, name):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=place, status=status, remote_url="https://visio.example/x")
    [event] = things(read(client, page))
    assert event["@type"] == "Event"
    assert event["eventStatus"].endswith(name)
    mode = "Online" if status == Status.MOVED_ONLINE else "Offline"
    assert event["eventAttendanceMode"].endswith(f"{mode}EventAttendanceMode")
    assert event["offers"]["availability"].endswith("SoldOut" if status == Status.FULL else "InStock")
    assert event["offers"]["price"] == 0
    assert event["startDate"][-6:] in ("+01:00", "+02:00")
    assert "visio.example" not in json.dumps(event)


def test_machines_read_the_public_address_whatever_the_admin_calls_the_site(client, place, settings):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=place)
    Site.objects.update(hostname="127.0.0.1", port=8018)
    Site.clear_site_root_paths_cache()
    [event] = things(read(client, page))
    assert event["url"] == f"{settings.SITE_URL}{page.url}"


def test_a_course_holds_its_dates(client, place):
    page = WorkshopPageFactory(course=True, paid=True, hybrid=True)
    SessionFactory(workshop=page, place=place)
    [course] = things(read(client, page))
    assert course["@type"] == "Course"
    [instance] = course["hasCourseInstance"]
    assert (instance["@type"], instance["offers"]["description"]) == ("CourseInstance", "5 € la séance")
    assert instance["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert len(instance["location"]) == 2


def test_past_dates_and_hidden_places_are_not_shown(client):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, past=True)
    SessionFactory(workshop=page, place=PlaceFactory(name="Lieu secret", live=False))
    html = read(client, page)
    assert "Lieu secret" not in html
    assert 'class="dates"' not in html


def test_the_first_dates_reach_the_third_one_that_people_can_join(client, place):
    page = WorkshopPageFactory()
    for week, trait in enumerate(["full", "cancelled", "open", "open", "full", "open", "open"]):
        SessionFactory(
            workshop=page,
            place=place,
            starts_at=in_days(7 + week),
            **{trait: True} if trait != "open" else {},
        )
    context = client.get(page.get_url()).context
    assert (len(context["first_dates"]), len(context["later_dates"])) == (6, 1)


@pytest.mark.parametrize("number", [10, 50])
def test_the_page_asks_the_same_few_questions_for_10_and_50_sessions(
    client, number, place, django_assert_max_num_queries
):
    page = WorkshopPageFactory(skills=["email", "scams"])
    for week in range(number):
        SessionFactory(workshop=page, place=place, starts_at=in_days(7 * (week + 1)))
    read(client, page)
    with django_assert_max_num_queries(MOST_QUERIES):
        html = read(client, page)
    assert html.count('id="session-') == number
    assert timezone.now() < page.coming_sessions[0].starts_at


def test_a_draft_can_be_looked_at_before_it_is_published(place):
    page = WorkshopPageFactory(draft=True, skills=["email"], title="Brouillon")
    SessionFactory(workshop=page, place=place)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Brouillon" in response.content.decode()


def test_nothing_on_the_page_is_inline(client, place):
    page = WorkshopPageFactory()
    SessionFactory(workshop=page, place=place)
    html = read(client, page)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|ld\+json))", html)


@pytest.mark.parametrize("kind", ["workshop", "course"])
def test_an_organisation_that_is_not_public_is_named_nowhere_on_the_page(client, kind):
    page = WorkshopPageFactory(kind=kind, organisation=OrganisationFactory(name="Marqueur caché"))
    SessionFactory(workshop=page)
    assert "Marqueur caché" in read(client, page)
    page.organisation.live = False
    page.organisation.save()
    assert "Marqueur caché" not in read(client, page)


def test_each_place_of_a_workshop_can_be_kept(client, place):
    page = WorkshopPageFactory(title="À garder")
    SessionFactory(workshop=page, place=place)
    SessionFactory(workshop=page, online=True)
    html = read(client, page)
    keys = set(re.findall(r'data-card="([^"]+)"', html))
    assert keys == set(cards().values_list("key", flat=True))
    assert len(keys) == 2
    assert "data-my-list" in html


def test_without_a_date_there_is_nothing_to_keep(client):
    assert "data-card=" not in read(client, WorkshopPageFactory())
