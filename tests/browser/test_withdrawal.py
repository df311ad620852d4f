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
    addresses = set(everywhere(page))
    before = telling(page, addresses)
    assert {"/fr/temoignages/", "/en/stories/", "/fr/sitemap.xml", "/en/sitemap.xml"} <= before
    assert {address for address in ASKED if "recherche" in address} <= before
    assert any(address.endswith("/feed/") for address in addresses)
    stories = {f"/fr/temoignages/{SLUG}/", f"/en/stories/{SLUG}/"}
    assert stories <= before

    moderator = log_in(EDITOR)
    moderator.goto(f"/admin/consent/?q={NAME}")
    moderator.get_by_role("button", name=re.compile("Plus d.options")).click()
    moderator.get_by_role("link", name="Retirer").click()
    moderator.get_by_role("button", name="Retirer").click()
    expect(moderator.get_by_role("status")).to_contain_text("Annuler")

    now = set(everywhere(page))
    assert not stories & now
    assert telling(page, (addresses | now) - stories) == set()
    for gone in map(page.request.get, stories):
        # What says that there is nothing here repeats the address, not the name.
        assert gone.status in {404, 410}
        assert NAME not in gone.text()


def everywhere(page: Page) -> Iterator[str]:
    """Yield the path of all that the site shows: sitemaps, their pages, feeds, searches, the interface."""
    yield from ("/sitemap.xml", "/api/v1/catalogue?q=chorale", *ASKED)
    for sitemap in located(page, "/sitemap.xml"):
        yield sitemap
        for address in located(page, sitemap):
            yield address
            feeds = FEED.findall(read(page, address))
            yield from (urlsplit(urljoin(address, feed)).path for feed in feeds)


def telling(page: Page, addresses: set[str]) -> set[str]:
    """Return those of the addresses that hold the name, or lead to the story."""
    return {address for address in addresses if re.search(f"{NAME}|{SLUG}", read(page, address), re.I)}


def located(page: Page, sitemap: str) -> list[str]:
    return [urlsplit(url).path for url in re.findall(r"<loc>([^<]+)</loc>", read(page, sitemap))]


def read(page: Page, address: str) -> str:
    return page.request.get(address).text()
