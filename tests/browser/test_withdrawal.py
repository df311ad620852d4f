"""A consent is withdrawn: the person's name leaves everything that the site shows, at once."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITOR, LogIn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
# A name that the demonstration tells in one story only, the story's address, and the words that find it.
NAME, SLUG = "Maryvonne", "la-chorale-prepare-ses-concerts-en-visio"
ASKED = {
    f"/{code}/{path}/?q={word}"
    for code, word in (("fr", "chorale"), ("en", "choir"))
    for path in ("recherche", "catalogue")
}
FEED = re.compile(r'href="([^"]*(?:/feed/|\.ics|\.rss))"')


def test_a_withdrawn_consent_takes_the_name_off_the_whole_site_at_once(log_in: LogIn, page: Page):
    shown = everything(page)
    before = telling(shown)
    assert {"/fr/temoignages/", "/en/stories/", "/fr/sitemap.xml", "/en/sitemap.xml"} <= before
    assert {address for address in ASKED if "recherche" in address} <= before
    assert any(address.endswith("/feed/") for address in shown)
    stories = {f"/fr/temoignages/{SLUG}/", f"/en/stories/{SLUG}/"}
    assert stories <= before

    moderator = log_in(EDITOR)
    moderator.goto(f"/admin/consent/?q={NAME}")
    moderator.get_by_role("button", name=re.compile("Plus d.options")).click()
    moderator.get_by_role("link", name="Retirer").click()
    moderator.get_by_role("button", name="Retirer").click()
    expect(moderator.get_by_role("status")).to_contain_text("Annuler")

    now = everything(page)
    assert not stories & set(now)
    left = {address: read(page, address) for address in set(shown) - set(now) - stories}
    assert telling(now | left) == set()
    for gone in map(page.request.get, stories):
        # What says that there is nothing here repeats the address, not the name.
        assert gone.status in {404, 410}
        assert NAME not in gone.text()


def everything(page: Page) -> dict[str, str]:
    """Return what each path of the site says: sitemaps, their pages, feeds, searches, the interface."""
    said: dict[str, str] = {}
    waiting = ["/sitemap.xml", "/api/v1/catalogue?q=chorale", *ASKED]
    while waiting:
        address = waiting.pop()
        if address not in said:
            said[address] = read(page, address)
            waiting += leading_on(address, said[address])
    return said


def leading_on(address: str, text: str) -> Iterator[str]:
    """Yield what a sitemap names, or the feeds that a page of a sitemap names."""
    found = re.findall(r"<loc>([^<]+)</loc>", text) or FEED.findall(text)
    yield from (urlsplit(urljoin(address, one)).path for one in found)


def telling(said: dict[str, str]) -> set[str]:
    """Return those of the addresses that hold the name, or lead to the story."""
    return {address for address, text in said.items() if re.search(f"{NAME}|{SLUG}", text, re.I)}


def read(page: Page, address: str) -> str:
    return page.request.get(address).text()
