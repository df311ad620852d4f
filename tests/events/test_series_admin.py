"""Staff enter a series in plain words, see its dates, save them, and change one, some or all."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from events.models import Series, Session
from events.services.series_changes import Scope
from network.catalogue.enums import Status
from tests.events.test_admin import editor, form, page  # noqa: F401
from tests.factories.events import SessionFactory
from tests.factories.partners import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
URL = "session:add_series"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=False):
        yield


def asked(page, **fields: object) -> dict[str, object]:  # noqa: F811
    return {
        "workshop_key": page.pk,
        "frequency": "WEEKLY",
        "interval": 1,
        "weekdays": [1, 3],
        "first_on": "2026-12-01",
        "hour": "14:00",
        "until_hour": "16:00",
        "until": "2026-12-18",
        "times": "",
        "skips_public_holidays": "on",
        "place": PlaceFactory().pk,
        "capacity": "8",
    } | fields


def test_the_dates_are_shown_in_full_before_anything_is_saved(client, editor, page):  # noqa: F811
    html = client.post(reverse(URL), asked(page) | {"preview": "1"}).content.decode()
    assert "Chaque mardi et jeudi, jusqu’au vendredi 18 décembre, sauf jours fériés" in html
    assert "mardi 1er décembre" in html
    assert "jeudi 17 décembre" in html
    assert not Series.objects.exists()
    assert not Session.objects.exists()


def test_without_a_button_named_nothing_is_saved(client, editor, page):  # noqa: F811
    client.post(reverse(URL), asked(page))
    assert not Session.objects.exists()


def test_a_series_is_saved_and_its_page_says_the_same_again(client, editor, page):  # noqa: F811
    client.post(reverse(URL), asked(page) | {"save": "1"})
    series = Series.objects.get()
    assert series.sessions.count() == 6
    response = client.get(reverse("session:change_series", args=[series.pk]))
    said = response.context["form"].initial
    assert (said["weekdays"], said["until"].isoformat(), said["times"]) == ([1, 3], "2026-12-18", None)
    ics = client.get(reverse("session:series_calendar", args=[series.pk])).content.decode()
    assert "RRULE:FREQ=WEEKLY" in ics


def test_a_shorter_series_takes_free_dates_out_and_says_what_stays(client, editor, page):  # noqa: F811
    client.post(reverse(URL), asked(page) | {"save": "1"})
    series = Series.objects.get()
    last = series.sessions.order_by("-starts_at").first()
    Session.objects.filter(pk=last.pk).update(status=Status.CANCELLED)
    url = reverse("session:change_series", args=[series.pk])
    shorter = asked(page, until="2026-12-04", place=series.place_id)
    preview = client.post(url, shorter | {"preview": "1"}).context["preview"]
    assert (len(preview["deleted"]), len(preview["stay"])) == (3, 1)
    assert series.sessions.count() == 6
    response = client.post(url, shorter | {"save": "1"}, follow=True)
    assert series.sessions.count() == 3
    assert any("jeudi 17 décembre" in str(message) for message in response.context["messages"])


def test_after_the_last_known_school_year_the_editor_is_told(client, editor, page):  # noqa: F811
    late = asked(page, skips_school_holidays="on", interval=4, until="2028-12-18")
    assert "31 août 2028" in client.post(reverse(URL), late | {"preview": "1"}).content.decode()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"until": ""}, "until"),
        ({"times": "5"}, "times"),
        ({"until": "2026-11-01"}, "until"),
        ({"until": "9999-12-31"}, "__all__"),
        ({"until": "", "times": "10000"}, "times"),
        ({"until": "", "times": "400"}, "__all__"),
        ({"until_hour": "13:00"}, "until_hour"),
        ({"until_hour": "14:00"}, "until_hour"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999"}, "capacity"),
        ({"frequency": "SECONDLY"}, "frequency"),
        ({"weekdays": []}, "weekdays"),
        ({"frequency": "MONTHLY"}, "weekdays"),
        ({"frequency": "MONTHLY", "weekdays": [1]}, "ordinal"),
        ({"interval": "0"}, "interval"),
        ({"first_on": "0001-01-01"}, "first_on"),
        ({"first_on": "9999-12-31"}, "first_on"),
        ({"without": "demain"}, "without"),
        ({"without": "01/12/2026\n03/12/2026", "until": "2026-12-04"}, "__all__"),
        ({"extra": "05/12/2026", "without": "05/12/2026"}, "extra"),
        ({"extra": "01/01/2025"}, "extra"),
        ({"place": ""}, "__all__"),
        ({"workshop_key": "999999"}, "workshop_key"),
        ({"frequency": "DAILY", "hour": "02:30", "until_hour": "04:00", "until": "2027-04-01"}, "hour"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_kept_as_typed(client, editor, page, fields, name):  # noqa: F811
    response = client.post(reverse(URL), asked(page, **fields) | {"save": "1"})
    assert name in response.context["form"].errors
    assert not Session.objects.exists()
    if "without" in fields:
        assert fields["without"].split()[0] in response.content.decode()


def test_a_session_is_repeated_and_becomes_the_first_of_its_series(client, editor, page):  # noqa: F811
    session = SessionFactory(workshop=page, starts_at=datetime(2026, 12, 1, 13, tzinfo=UTC), capacity=8)
    said = client.get(f"{reverse(URL)}?session={session.pk}").context["form"].initial
    assert (said["weekdays"], said["hour"].hour, said["place"]) == ([1], 14, session.place_id)
    client.post(reverse(URL), asked(page, weekdays=[1], place=session.place_id) | {"save": "1"})
    session.refresh_from_db()
    assert session.series
    assert Session.objects.count() == 3


def edited(session, page, **fields: object) -> dict[str, object]:  # noqa: F811
    return (
        form(
            page,
            starts_at="2026-12-08 14:00",
            ends_at="2026-12-08 16:00",
            place=session.place_id,
            scope=Scope.THIS,
        )
        | fields
    )


def test_one_some_or_all_of_a_series(client, editor, page):  # noqa: F811
    client.post(reverse(URL), asked(page) | {"save": "1"})
    session = Session.objects.get(series_day="2026-12-08")
    url = reverse("session:edit", args=[session.pk])
    assert "scope" in client.get(url).content.decode()
    client.post(url, edited(session, page, note="Salle 2"))
    assert Session.objects.filter(note="Salle 2").count() == 1
    client.post(url, edited(session, page, note="Salle 2", capacity="12", scope=Scope.FOLLOWING))
    assert Session.objects.filter(capacity=12).count() == 4
    client.post(url, edited(session, page, note="Salle 3", capacity="12", scope=Scope.ALL))
    assert Session.objects.filter(note="Salle 3").count() == 4
    assert Session.objects.filter(capacity=8, note="").count() == 2


def test_all_cannot_be_moved_to_another_day_from_one_date(client, editor, page):  # noqa: F811
    client.post(reverse(URL), asked(page) | {"save": "1"})
    session = Session.objects.get(series_day="2026-12-08")
    other_day = {"starts_at": "2026-12-09 14:00", "ends_at": "2026-12-09 16:00", "scope": Scope.ALL}
    response = client.post(
        reverse("session:edit", args=[session.pk]), edited(session, page, capacity="8", **other_day)
    )
    assert "scope" in response.context["form"].errors


def test_a_deleted_date_does_not_come_back_with_the_series(client, admin_client, page):  # noqa: F811
    admin_client.post(reverse(URL), asked(page) | {"save": "1"})
    session = Session.objects.get(series_day="2026-12-08")
    admin_client.post(reverse("session:delete", args=[session.pk]))
    assert Session.objects.count() == 5
    assert "20261208T140000" in Series.objects.get().recurrence


def test_a_course_holds_several_dates_and_is_booked_as_one(client, editor, page):  # noqa: F811
    dates = {"starts_at": "2026-12-08 14:00", "ends_at": "2026-12-08 16:00"}
    client.post(reverse("session:add"), form(page, **dates, other_dates="15/12/2026 14:00\n22/12/2026 14h30"))
    session = Session.objects.get()
    assert [str(one.ends_at - one.starts_at) for one in session.dates] == ["2:00:00"] * 3
    html = client.get(page.url).content.decode()
    assert "mardi 22 décembre à 14 h 30".replace(" h 30", "\xa0h\xa030") in html
    assert html.count('"subEvent"') == 1
    url = reverse("session:edit", args=[session.pk])
    assert "15/12/2026 14:00" in client.get(url).content.decode()
    client.post(url, form(page, **dates, place=session.place_id, other_dates="15/12/2026 14:00"))
    assert session.meetings.count() == 1
    for wrong in ("hier", "01/12/2026 14:00"):
        response = client.post(url, form(page, **dates, place=session.place_id, other_dates=wrong))
        assert "other_dates" in response.context["form"].errors
