"""A consent is withdrawn: the person's name leaves everything that the site shows, at once."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITOR, LogIn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
# A name that the demonstration tells in one story only, and a word that finds this story.
NAME, WORD = "Maryvonne", "chorale"
FEED = re.compile(r'href="([^"]*(?:/feed/|\.ics|\.rss))"')


def test_a_withdrawn_consent_takes_the_name_off_the_whole_site_at_once(log_in: LogIn, page: Page):
    addresses = set(everywhere(page))
    before = telling(page, addresses)
    assert {"/fr/temoignages/", "/en/stories/", f"/fr/recherche/?q={WORD}"} <= before
    stories = {address for address in before if WORD in urlsplit(address).path}
    assert stories

    moderator = log_in(EDITOR)
    moderator.goto(f"/admin/consent/?q={NAME}")
    moderator.get_by_role("button", name=re.compile("Plus d.options")).click()
    moderator.get_by_role("link", name="Retirer").click()
    moderator.get_by_role("button", name="Retirer").click()
    expect(moderator.get_by_role("status")).to_contain_text("Annuler")

    assert telling(page, addresses | set(everywhere(page))) == set()
    assert not stories & set(everywhere(page))
    assert {page.request.get(address).status for address in stories} <= {404, 410}


def everywhere(page: Page) -> Iterator[str]:
    """Yield the path of all that the site shows: sitemaps, their pages, feeds, searches, the interface."""
    yield from ("/sitemap.xml", f"/api/v1/catalogue?q={WORD}")
    yield from (f"/{code}/{path}/?q={WORD}" for code in ("fr", "en") for path in ("recherche", "catalogue"))
    for sitemap in located(page, "/sitemap.xml"):
        yield sitemap
        for address in located(page, sitemap):
            yield address
            yield from (urljoin(address, feed) for feed in FEED.findall(read(page, address)))


def telling(page: Page, addresses: set[str]) -> set[str]:
    """Return those of the addresses that hold the name, in whatever case."""
    return {address for address in addresses if NAME.lower() in read(page, address).lower()}


def located(page: Page, sitemap: str) -> list[str]:
    return [urlsplit(url).path for url in re.findall(r"<loc>([^<]+)</loc>", read(page, sitemap))]


def read(page: Page, address: str) -> str:
    return page.request.get(address).text()
