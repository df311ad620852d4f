"""A language written from right to left mirrors the pages, and fits a small screen."""

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ADDRESSES = ["/ar/catalogue/?q=tablette", "/ar/recherche/?q=arnaque", "/ar/agenda/", "/ar/nulle-part/"]


@pytest.fixture(scope="module")
def arabic_site(environment: dict[str, str], site: str) -> Iterator[str]:
    """Return the address of the same site, which speaks Arabic too."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"PORT": str(port), "DJANGO_SETTINGS_MODULE": "tests.browser.right_to_left"}
    with served(environment | settings) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, arabic_site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=arabic_site, locale="ar")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_mirrored_and_fits(visitor: Page, width: int, address: str):
    visitor.set_viewport_size({"width": width, "height": 900})
    visitor.goto(address)
    assert visitor.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    overflow = visitor.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    beside = ".header .languages" if width == 1280 else ".header .menu summary"
    mark, first, call = (
        visitor.locator(part).bounding_box() for part in (".header .brand__mark", beside, ".header__call")
    )
    assert mark["x"] + mark["width"] > width - 80
    assert call["x"] + call["width"] <= first["x"]


def test_a_page_of_another_language_says_so(visitor: Page):
    visitor.goto("/ar/agenda/")
    original = visitor.locator("main a[lang=fr][hreflang=fr]")
    assert original.get_attribute("href") == "/fr/agenda/"
