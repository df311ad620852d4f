"""The search server dies, freezes, fails or forgets while people search: no page of theirs does."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

import pytest
import requests
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Manage, commanded, free_port, served
from tests.browser.search_node import SearchNode
from tests.catalogue.search_server.failing import answering_500

pytestmark = [pytest.mark.browser, pytest.mark.search_node, pytest.mark.xdist_group("browser")]

PAGES = 100
WORDS = ("ordinateur", "tablette", "photo", "arnaque", "e-mail", "visio", "impots", "bureau", "tabltte", "zz")
PLACES = ("", "Dijon", "Besançon", "Dole", "Nevers")
FAMILY = "entraide-catalogue"
RENAME = """
from events.models import WorkshopPage
page = WorkshopPage.objects.live().filter(locale__language_code="fr").first()
page.title = "Apprivoiser un xylophone connecté"
page.save_revision().publish()
"""
_numbers = count()


class Site:
    """A site of its own with its search server; both are real."""

    def __init__(self, address: str, node: SearchNode, manage: Manage) -> None:
        self.address, self.node, self.manage = address, node, manage
        self.session = requests.Session()

    def page(self) -> tuple[int, float]:
        """Ask something that nobody has asked; return the status and the seconds."""
        number = next(_numbers)
        asked = {"q": WORDS[number % 10], "near": PLACES[number // 10 % 5], "radius": 5 + number // 50}
        start = monotonic()
        answer = self.session.get(f"{self.address}/fr/catalogue/?{urlencode(asked)}", timeout=60)
        return answer.status_code, monotonic() - start

    def health(self) -> dict:
        return self.session.get(f"{self.address}/health/", timeout=60).json()

    def comes_back(self, *, within: float = 120) -> None:
        """Wait until the search server answers pages again, while people go on searching."""
        end, before = monotonic() + within, self.node.searches()
        while self.node.searches() == before:
            assert monotonic() < end, self.health()
            self.page()
            sleep(0.2)


@pytest.fixture(scope="module")
def searched(site, environment, tmp_path_factory) -> Iterator[Site]:
    """Return a site on a copy of the demonstration, whose search server holds the catalogue."""
    folder = tmp_path_factory.mktemp("searched")
    node = SearchNode(free_port(), folder)
    address = f"sqlite:///{folder / 'site.sqlite3'}"
    with (
        closing(sqlite3.connect(environment["DATABASE_URL"].removeprefix("sqlite:///"))) as demonstration,
        closing(sqlite3.connect(folder / "site.sqlite3")) as own,
    ):
        demonstration.backup(own)
    own_environment = {
        **environment,
        "DATABASE_URL": address,
        "ELASTICSEARCH_URL": node.url,
        "PORT": str(free_port()),
    }
    node.start()
    try:
        with commanded(own_environment) as manage:
            manage("send_catalogue")
            with served(
                own_environment, "--config", str(Path(__file__).with_name("impatient.py"))
            ) as address:
                found = Site(address, node, manage)
                found.comes_back()
                yield found
    finally:
        node.stop()


def test_a_journey_goes_on_without_the_search_server_which_catches_up_by_itself(
    searched: Site, browser: Browser
):
    visitor = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", base_url=searched.address)
    page = visitor.new_page()
    page.goto("/fr/catalogue/?q=ordinateur")
    found = page.locator("#results-title").inner_text()

    searched.node.kill()
    page.goto("/fr/catalogue/?q=ordinateurs")
    expect(page.locator("#results-title")).to_contain_text(re.search(r"\d+ réponse", found)[0])
    page.locator("summary", has_text="Niveau").click()
    page.locator("input[name=level][value=beginner]").check()
    page.get_by_role("button", name="Afficher les réponses").click()
    expect(page).to_have_url(re.compile("level=beginner"))
    page.locator(".card__title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    searched.manage("shell", "-v0", "-c", RENAME)
    page.goto("/fr/catalogue/?q=xylophone")
    expect(page.locator("#results-title")).to_contain_text(re.compile(r"[1-9]\d* réponse"))
    health = searched.health()
    assert (health["engine"], health["detail"]) == ("sqlite", "no answer: ConnectionError")
    assert health["outbox"]["waiting"] >= 1

    searched.node.start()
    end = monotonic() + 40
    while (health := searched.health())["outbox"]["waiting"] and monotonic() < end:
        sleep(0.3)
    assert (health["engine"], health["detail"], health["outbox"]["waiting"]) == ("elasticsearch", "", 0)
    searched.comes_back()
    page.goto("/fr/catalogue/?q=xylophones")
    expect(page.locator("#results-title")).to_contain_text(re.compile(r"[1-9]\d* réponse"))
    searched.manage("check_catalogue")
    visitor.close()


@contextmanager
def killed(site: Site) -> Iterator[None]:
    site.node.kill()
    try:
        yield
    finally:
        site.node.start()


@contextmanager
def frozen(site: Site) -> Iterator[None]:
    site.node.freeze()
    try:
        yield
    finally:
        site.node.thaw()


@contextmanager
def failing(site: Site) -> Iterator[None]:
    site.node.kill()
    try:
        with answering_500(site.node.port) as server:
            yield
            # Three failures, then one question a period.
            assert 3 <= server.asked < PAGES / 2
    finally:
        site.node.start()


@contextmanager
def emptied(site: Site) -> Iterator[None]:
    """What holds the alias is empty: the site fills it anew without being told."""
    (name, index), *_ = site.node.ask("GET", FAMILY + "-*").items()
    alias = next(iter(index["aliases"]))
    site.node.ask("DELETE", name)
    settings = {"analysis": index["settings"]["index"]["analysis"]}
    mapping = {"settings": settings, "mappings": index["mappings"]}
    site.node.ask("PUT", f"{alias}-empty", aliases={alias: {}}, **mapping)
    yield


@contextmanager
def of_an_older_mapping(site: Site) -> Iterator[None]:
    """Whoever brings the new program runs the command, and so does the host's timetable."""
    (name, index), *_ = site.node.ask("GET", FAMILY + "-*").items()
    site.node.ask("DELETE", f"{name}/_alias/{next(iter(index['aliases']))}")
    yield
    site.manage("send_catalogue")


@pytest.mark.parametrize("failure", [killed, frozen, failing, emptied, of_an_older_mapping])
def test_no_page_fails_nor_waits_for_it_and_it_is_asked_again_once_well(
    searched: Site, failure: Callable[[Site], AbstractContextManager[None]]
):
    usual = max(searched.page()[1] for _ in range(20))
    # A slow answer among these could have opened the circuit: then nobody would ask the server that fails.
    searched.comes_back()
    with failure(searched):
        asked = [searched.page() for _ in range(PAGES)]
    assert {status for status, _ in asked} == {200}
    assert max(seconds for _, seconds in asked) < usual + 1
    searched.comes_back()
