"""The calendar: public coming dates by month, by place, by skill; no address breaks it."""

from datetime import UTC, date, datetime
from unittest.mock import Mock

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.calendar.grid import grid_of
from events.calendar.period import month_of, week_of
from events.calendar.question import CalendarForm
from events.local_time import from_wall_clock
from events.services.meetings import set_meetings
from tests.factories.events import CalendarPageFactory, SessionFactory, WorkshopPageFactory
from tests.factories.partners import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12
VIEWS = ("month", "week", "list", "place", "skill")


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2027, 3, 10, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def calendar():
    return CalendarPageFactory(title="Calendrier")


def at(text: str) -> datetime:
    return from_wall_clock(datetime.fromisoformat(text))


def look(client, calendar, **question: str):
    response = client.get(calendar.get_url(), question)
    assert response.status_code == 200
    return response


def titles(response) -> list[str]:
    """Return the titles shown, in their order, in the month or in the groups."""
    context = response.context
    if context.get("month"):
        return [item.title for week in context["month"].weeks for day in week for item in day.items]
    return [date.title for group in context["groups"] for date in group.dates]


def test_a_month_shows_its_first_and_its_last_hour_and_not_its_neighbours(client, calendar):
    for title, start in {
        "veille": "2027-03-31 23:59",
        "premier": "2027-04-01 00:00",
        "dernier": "2027-04-30 23:59",
        "lendemain": "2027-05-01 00:00",
    }.items():
        SessionFactory(workshop=WorkshopPageFactory(title=title), starts_at=at(start))
    assert titles(look(client, calendar, month="2027-04")) == ["premier", "dernier"]


def test_only_public_coming_open_dates_are_shown(client, calendar):
    shown = WorkshopPageFactory(title="montré")
    SessionFactory(workshop=shown, starts_at=at("2027-03-20 14:00"))
    SessionFactory(workshop=shown, starts_at=at("2027-03-09 14:00"))
    SessionFactory(workshop=shown, starts_at=at("2027-03-22 14:00"), place=PlaceFactory(live=False))
    SessionFactory(workshop=WorkshopPageFactory(draft=True), starts_at=at("2027-03-20 14:00"))
    private = WorkshopPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    SessionFactory(workshop=private, starts_at=at("2027-03-20 14:00"))
    for view in VIEWS:
        assert titles(look(client, calendar, view=view, day="2027-03-20")) == ["montré"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_date_called_off_is_struck_said_and_not_counted(client, calendar, view):
    page = WorkshopPageFactory(title="atelier", skills=["email"])
    SessionFactory(workshop=page, starts_at=at("2027-03-20 14:00"), capacity=3)
    SessionFactory(workshop=page, starts_at=at("2027-03-20 16:00"), cancelled=True)
    response = look(client, calendar, view=view, day="2027-03-20")
    assert response.context["count"] == 1
    for words in ("<s>atelier</s>", "Annulé", "3 places restantes"):
        assert words in response.content.decode().replace("\xa0", " ")


def test_dates_are_gathered_by_place_and_by_skill(client, calendar):
    dole = PlaceFactory(name="Médiathèque", commune="Dole")
    both = WorkshopPageFactory(title="deux savoirs", skills=["email", "scams"])
    SessionFactory(workshop=both, place=dole, starts_at=at("2027-03-20 14:00"))
    SessionFactory(workshop=both, online=True, starts_at=at("2027-03-18 14:00"))
    SessionFactory(
        workshop=WorkshopPageFactory(title="sans savoir"), place=dole, starts_at=at("2027-03-12 14:00")
    )
    groups = look(client, calendar, view="place").context["groups"]
    assert groups[0].title == "Médiathèque, Dole"
    assert [date.title for date in groups[0].dates] == ["sans savoir", "deux savoirs"]
    assert len(groups) == 2
    by_skill = look(client, calendar, view="skill").context["groups"]
    assert [len(group.dates) for group in by_skill] == [2, 2, 1]
    assert by_skill[-1].dates[0].title == "sans savoir"


def test_filters_keep_one_skill_one_place_one_departement(client, calendar):
    dole = PlaceFactory(insee_code="39198", postcode="39100", commune="Dole")
    SessionFactory(
        workshop=WorkshopPageFactory(title="a", skills=["email"]),
        place=dole,
        starts_at=at("2027-03-20 14:00"),
    )
    SessionFactory(workshop=WorkshopPageFactory(title="b"), starts_at=at("2027-03-20 15:00"))
    assert titles(look(client, calendar, skill="email")) == ["a"]
    assert titles(look(client, calendar, department="39")) == ["a"]
    assert titles(look(client, calendar, place=dole.slug)) == ["a"]
    response = look(client, calendar, place=dole.slug, month="2027-03")
    assert [chip["label"] for chip in response.context["chips"]] == [dole.name]
    assert response.context["chips"][0]["remove_url"].endswith("?month=2027-03")


@pytest.mark.parametrize(
    "question",
    [
        {"month": "2027-13"},
        {"month": "0001-01"},
        {"month": "9999-12"},
        {"month": "2099-12"},
        {"month": "2000-01"},
        {"month": "mars"},
        {"month": "2027-03\0"},
        {"view": "carte"},
        {"view": "week", "day": "2000-01-01"},
        {"view": "week", "day": "2099-12-31"},
        {"view": "week", "month": "2099-12"},
        {"view": "list", "day": "2099-12-31"},
        {"view": "week", "day": "hier"},
        {"day": "2027-02-30"},
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"skill": "cuisine"},
        {"skill": "x" * 5000},
        {"place": "nulle-part"},
        {"place": "\0"},
        {"department": "99"},
        {"page": "-1", "view": "place"},
        {"page": "dix", "view": "place"},
        {"page": "9" * 400, "view": "skill"},
    ],
)
def test_a_bad_value_never_breaks_the_page(client, calendar, question):
    SessionFactory(workshop=WorkshopPageFactory(title="a"), starts_at=at("2027-03-20 14:00"))
    response = look(client, calendar, **question)
    if not set(question) & {"month", "page", "day", "view"} or question.get("view") == "carte":
        assert titles(response) == ["a"]


def test_what_was_not_understood_is_named(client, calendar):
    assert look(client, calendar, skill="cuisine", month="2027-99").context["ignored"]
    assert not look(client, calendar, month="2027-04").context["ignored"]


def test_months_follow_each_other_over_the_year_and_none_leads_to_the_past():
    url = Mock(side_effect=lambda **question: str(question))
    december = month_of(date(2027, 12, 24)).beside(url)
    assert "2028-01" in december["next_url"]
    assert "2027-11" in december["previous_url"]
    assert "2027-03" in december["today_url"]
    this_month = month_of(date(2027, 3, 31))
    assert this_month.beside(url)["previous_url"] == this_month.beside(url)["today_url"] == ""
    weeks = grid_of(this_month, [], url).weeks
    assert [day.number for day in weeks[1] if day.is_today] == [10]
    assert [len(week) for week in weeks] == [7] * 5
    assert weeks[0][0].date == date(2027, 3, 1)


def test_the_calendar_ends_where_its_years_end():
    url = Mock(side_effect=lambda **question: str(question))
    assert month_of(date(2099, 12, 1)).beside(url)["next_url"] == ""
    assert week_of(date(2099, 12, 31)).beside(url)["next_url"] == ""
    assert "2000-01" in month_of(date(1999, 12, 1)).beside(url)["next_url"]


@pytest.mark.parametrize(
    ("month", "weeks", "days"),
    [
        (date(2027, 5, 1), 6, 31),
        (date(2027, 2, 1), 4, 28),
        (date(2028, 2, 1), 5, 29),
        (date(2000, 2, 1), 5, 29),
    ],
)
def test_a_month_has_as_many_weeks_as_it_touches_and_all_its_days(month, weeks, days):
    grid = grid_of(month_of(month), [], Mock())
    assert len(grid.weeks) == weeks
    assert sum(not day.is_outside for week in grid.weeks for day in week) == days


def test_a_week_goes_over_the_end_of_a_month_and_says_which_it_is(client, calendar):
    for title, start in {
        "dimanche": "2027-03-28 23:59",
        "lundi": "2027-03-29 00:00",
        "jeudi": "2027-04-01 14:00",
        "suivant": "2027-04-05 00:00",
    }.items():
        SessionFactory(workshop=WorkshopPageFactory(title=title), starts_at=at(start))
    response = look(client, calendar, view="week", day="2027-04-01")
    assert titles(response) == ["lundi", "jeudi"]
    assert response.context["title"] == "Semaine du lundi 29 mars"
    assert "view=week&amp;day=2027-04-05" in response.content.decode()


def test_each_filter_counts_what_the_other_leaves(client, calendar):
    jura = PlaceFactory(insee_code="39198", postcode="39100", commune="Dole")
    for page, place in (
        (WorkshopPageFactory(skills=["email"]), jura),
        (WorkshopPageFactory(skills=["email", "scams"]), None),
    ):
        more = {"place": place} if place else {}
        SessionFactory(workshop=page, starts_at=at("2027-03-20 14:00"), **more)
    form = look(client, calendar, department="39").context["form"]
    labels = {key: label for key, label in form.fields["skill"].choices if key in ("email", "scams")}
    assert labels["email"].endswith("(1)")
    assert labels["scams"].endswith("(0)")
    assert dict(form.fields["department"].choices)["39"] == "Jura (1)"


def test_a_course_names_its_dates_once_at_the_first(client, calendar):
    session = SessionFactory(workshop=WorkshopPageFactory(title="parcours"), starts_at=at("2027-03-23 14:00"))
    set_meetings(session=session, starts=[at("2027-03-30 14:00"), at("2027-04-06 14:00")])
    response = look(client, calendar, view="list", month="2027-03")
    assert titles(response) == ["parcours"]
    assert "Parcours de 3 séances" in response.content.decode()
    assert "mardi 23 mars, mardi 30 mars, mardi 6 avril" in response.content.decode()


def test_the_subscription_keeps_the_filters_and_nothing_else(client, calendar):
    context = look(client, calendar, skill="email", view="week", day="2027-04-01").context
    assert (
        context["subscription"]["webcal"]
        == f"webcal://entraide.example{calendar.get_url()}dates.ics?skill=email"
    )


def test_a_busy_day_shows_its_first_dates_and_leads_to_the_others(client, calendar):
    for number in range(9):
        page = WorkshopPageFactory(title=f"atelier {number}")
        SessionFactory(workshop=page, starts_at=at(f"2027-03-20 {9 + number:02}:00"))
    response = look(client, calendar)
    days = (day for week in response.context["month"].weeks for day in week)
    *first, others = next(day.items for day in days if day.number == 20)
    assert len(first) == 4
    assert "5" in others.title
    assert len(titles(client.get(others.url))) == 9


def test_the_night_the_clocks_change_belongs_to_its_day(client, calendar):
    for start in ("2027-03-28 00:30", "2027-03-28 23:30", "2027-03-29 00:10"):
        SessionFactory(workshop=WorkshopPageFactory(title=start), starts_at=at(start))
    assert titles(look(client, calendar, day="2027-03-28")) == ["2027-03-28 00:30", "2027-03-28 23:30"]


def test_the_number_of_queries_does_not_grow(client, calendar):
    few, many = ({view: _asked(client, calendar, view) for view in VIEWS} for _more in _growing((10, 40)))
    assert few == many
    assert max(few.values()) <= MOST_QUERIES


def _growing(numbers):
    """Add workshops until there are so many, each time somebody goes on."""
    made = 0
    for number in numbers:
        for hour in range(made, number):
            page = WorkshopPageFactory(skills=["email", "scams"])
            SessionFactory(workshop=page, starts_at=at(f"2027-04-{1 + hour % 28:02} 14:00"))
        made = number
        yield number


def _asked(client, calendar, view: str) -> int:
    question = {"month": "2027-04", "view": view, "department": "25", "skill": "email"}
    look(client, calendar, **question)
    with CaptureQueriesContext(connection) as queries:
        look(client, calendar, **question)
    return len(queries)


def test_the_form_names_departements_and_leaves_out_what_is_none():
    form = CalendarForm({}, departments={"39", "2A", "999"})
    assert [code for code, _ in form.fields["department"].choices] == ["", "2A", "39"]
