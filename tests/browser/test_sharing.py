"""A partner pastes the tag into a page of their own, on another host, with scripts and without."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.sound import barriers

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SHARE = "/fr/catalogue/partager/?q=tablette&near=Dijon&radius=60"
PARTNER = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Bibliothèque</title></head>
<body><main><h1>Notre bibliothèque</h1>{tag}</main></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def partner(tmp_path: Path, page: Page, site: str) -> Iterator[str]:
    """Return the address of a page with the tag, on another site: `localhost`, as ours is `127.0.0.1`."""
    page.goto(SHARE)
    tag = page.get_by_label("La ligne à coller").input_value()
    address = tag.split('src="')[1].split("/fr/")[0]
    (tmp_path / "index.html").write_text(PARTNER.format(tag=tag.replace(address, site)), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "has_scripts"), [(1280, True), (320, True), (320, False)])
def test_the_frame_shows_on_another_site_leaves_no_cookie_and_leads_out(
    browser: Browser, site: str, partner: str, width: int, has_scripts: bool
):
    visitor = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=has_scripts, locale="fr-FR"
    )
    page = visitor.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(partner)
    frame = page.frame_locator("iframe")
    cards = frame.locator("article")
    expect(cards.first).to_be_visible()
    assert 1 <= cards.count() <= 4
    if has_scripts:
        assert barriers(page) == []
    assert visitor.cookies() == []
    assert [text for text in problems if "favicon" not in text and "404" not in text] == []
    frame.locator("p > a.button").click()
    page.wait_for_url(f"{site}/fr/catalogue/?q=tablette**")
    assert visitor.cookies() == []
    visitor.close()


def test_the_button_copies_the_tag(browser: Browser, site: str):
    visitor = browser.new_context(
        base_url=site, locale="fr-FR", permissions=["clipboard-read", "clipboard-write"]
    )
    page = visitor.new_page()
    page.goto(SHARE)
    page.get_by_role("button", name="Copier – La ligne à coller").click()
    expect(page.get_by_text("Copié.")).to_be_visible()
    tag = page.get_by_label("La ligne à coller").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == tag
    visitor.close()


def test_without_scripts_the_tag_can_be_selected_and_no_button_promises_more(browser: Browser, site: str):
    visitor = browser.new_context(base_url=site, locale="fr-FR", java_script_enabled=False)
    page = visitor.new_page()
    page.goto(SHARE)
    assert page.get_by_label("La ligne à coller").input_value().startswith("<iframe ")
    expect(page.get_by_role("button", name="Copier")).to_have_count(0)
    visitor.close()


def test_a_workshop_is_kept_from_its_page_and_from_the_calendar(page: Page):
    page.goto("/fr/agenda/?view=place")
    with page.expect_navigation():
        page.get_by_role("link", name="Mois suivant").first.click()
    row = page.locator("[data-card]").first
    row.get_by_role("button", name="Garder").click()
    expect(row.get_by_role("button", name="Gardé")).to_be_visible()
    row.locator("a").first.click()
    expect(page.locator(".keepers").get_by_role("button", name="Gardé").first).to_be_visible()
    page.get_by_role("link", name="Ma liste").click()
    expect(page.locator(".kept__card")).to_have_count(1)
    assert page.problems == []
