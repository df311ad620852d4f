"""A visitor looks at the answers on a map, asks for another area, and keeps what they found on one sheet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sound import barriers

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_visitor_finds_on_the_map_and_keeps_for_the_sheet(page: Page):
    page.goto("/fr/catalogue/?near=Dijon&radius=60")
    before = page.locator("#results-title").inner_text()
    opener = page.get_by_role("button", name="Voir sur une carte")
    opener.press("Enter")
    expect(page.get_by_role("heading", name="Carte des réponses")).to_be_focused()
    the_map = page.get_by_role("group", name="Carte des réponses")
    expect(
        the_map.get_by_role("button", name=re.compile(r"\d+ lieux regroupés près de \w+")).first
    ).to_be_visible()
    expect(page.locator("#map")).to_contain_text("IGN")

    mark = reach_a_mark(page)
    words = mark.inner_text()
    assert re.search(r", .+, \w+ \d+.* à \d+\sh", words)
    page.keyboard.press("Enter")
    expect(the_map.locator(".map__popup a")).to_be_focused()
    assert no_barrier(page)
    the_map.locator(".map__popup").get_by_role("button", name=re.compile("Voir dans la liste")).press("Enter")
    expect(page.locator(".card__title a:focus")).to_be_visible()
    expect(page.locator(".map__mark.is-lit")).to_have_count(1)
    assert no_barrier(page)

    mark.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#map")).to_be_hidden()
    expect(opener).to_be_focused()

    opener.click()
    page.get_by_role("button", name="Dézoomer").click()
    page.get_by_role("button", name="Chercher dans cette zone").click()
    expect(page).to_have_url(re.compile(r"near=\d+\.\d\d%2C\d\.\d\d&radius=\d+#map="))
    expect(page.locator("#results-title")).not_to_have_text(before)
    expect(page.locator(".map__mark").first).to_be_visible()

    card = page.locator(".card").first
    title = card.locator(".card__title").inner_text()
    card.get_by_role("button", name=re.compile("^Garder")).click()
    expect(page.get_by_role("status").filter(has_text="C’est gardé")).to_be_visible()
    page.get_by_role("link", name="Ma liste (1)").click()
    expect(page).to_have_url(re.compile(r"/fr/ma-liste/\?card="))
    sheet = page.locator(".kept__card")
    expect(sheet.get_by_role("link", name=title)).to_be_visible()
    expect(sheet.locator("svg.qr")).to_be_visible()
    assert "mailto:?subject=" in page.get_by_role("link", name="Envoyer par e-mail").get_attribute("href")
    assert no_barrier(page)
    sheet.get_by_role("button", name=re.compile("retirer")).click()
    expect(page.get_by_role("heading", name="Votre liste est vide")).to_be_visible()
    assert page.problems == []


def reach_a_mark(page: Page):
    """Press Tab until a mark that is one place has the focus, and return it."""
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.locator(".map__mark:not(.map__mark--group):focus")
        if focused.count():
            return page.locator(".map__mark").filter(has_text=focused.inner_text().split("\n")[-1])
    pytest.fail("the keyboard reached no mark")


def no_barrier(page: Page) -> bool:
    # At rest: words that fade in or out have the contrast of neither.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")
    return barriers(page) == []
