"""The calendar by keyboard, from day to day and over the edges; axe finds nothing; one sheet of paper."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def next_month() -> date:
    return (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)


def expect_day(page: Page, day: date) -> None:
    expect(page.locator(f"[data-day='{day.isoformat()}']")).to_be_focused()


def test_arrows_go_from_day_to_day_and_from_month_to_month(page: Page):
    page.set_viewport_size({"width": 1280, "height": 900})
    first = next_month()
    page.goto(f"/fr/agenda/?month={first:%Y-%m}")
    page.locator("[data-day]").first.focus()
    for key, days in {"ArrowDown": 7, "ArrowRight": 8, "ArrowUp": 1, "ArrowLeft": 0}.items():
        page.keyboard.press(key)
        expect_day(page, first + timedelta(days=days))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    sunday = first + timedelta(days=13 - first.weekday())
    expect_day(page, sunday)
    page.keyboard.press("Home")
    expect_day(page, sunday - timedelta(days=6))
    page.keyboard.press("PageDown")
    later = (first + timedelta(days=32)).replace(day=sunday.day - 6)
    expect_day(page, later)
    page.keyboard.press("PageUp")
    expect_day(page, sunday - timedelta(days=6))
    busy = page.locator("a[data-day]").first
    busy.focus()
    day = busy.get_attribute("data-day")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**view=list&day={day}")
    assert page.problems == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_axe_finds_nothing_in_any_view(page: Page, width: int, scheme: str, view: str):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/fr/agenda/?view={view}&day={next_month() + timedelta(days=9)}")
    page.locator("#subscribe summary").click()
    assert_sound(page)


@pytest.mark.parametrize("view", ["month", "week"])
def test_a_month_and_a_week_each_take_one_sheet_of_paper(page: Page, view: str):
    page.goto(f"/fr/agenda/?view={view}&day={next_month() + timedelta(days=9)}")
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", sheets)) == 1
