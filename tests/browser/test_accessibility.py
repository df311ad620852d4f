"""axe finds nothing on the public pages: wide and narrow, in the dark where people hold a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# A list, and the link in it that leads to the first page of a kind.
FIRST = {
    "workshop": ("/fr/catalogue/?q=ordinateur", ".card__title a"),
    "organisation": ("/fr/annuaire/?kind=organisations", "main h3 a, main h2 a"),
    "place": ("/fr/annuaire/?kind=places", "main h3 a, main h2 a"),
}
ADDRESSES = {
    "home": "/fr/",
    "catalogue": "/fr/catalogue/?q=tablette&near=Dijon&radius=60",
    "nothing found": "/fr/catalogue/?q=xyzzy",
    "wrong value": "/fr/catalogue/?near=Xyzzyville",
    "site search": "/fr/recherche/?q=tablette",
    "nothing in the site": "/en/recherche/?q=xyzzy",
    "an alert to ask for": "/fr/catalogue/alerte/?q=tablette&near=Dijon",
    "an alert asked for": "/fr/catalogue/alerte/message/",
    "an alert to confirm": "/fr/catalogue/alerte/asked/",
    "an alert that runs": "/fr/catalogue/alerte/running/",
    "an alert to stop": "/fr/catalogue/alerte/running/stop/",
    "an alert that is no more": "/fr/catalogue/alerte/nobody/",
    "the link to a registration again": "/fr/inscription/mon-lien/",
    "that link on its way": "/fr/inscription/mon-lien/envoye/",
    "a link that is over": "/fr/inscription/ma-place/x/",
    "to share": "/fr/catalogue/partager/?q=tablette&near=Dijon&radius=60",
    "frame": "/fr/catalogue/cadre/?q=tablette&near=Dijon&radius=60",
    "empty frame": "/fr/catalogue/cadre/?q=xyzzy",
    "remote beside near": "/fr/catalogue/?near=Dole",
    "an empty list": "/fr/ma-liste/",
    "an attestation to verify": "/fr/attestation/?code=K7MA",
    "a passport to ask for": "/fr/passeport/",
    "directory": "/fr/annuaire/",
    "calendar": "/fr/agenda/",
    "library": "/fr/ressources/?type=video&level=x",
    "resource": "/fr/ressources/arnaques-du-moment/",
    "resource in English": "/en/resources/spot-todays-scams/",
    "report of a reader": "/fr/ressources/arnaques-du-moment/signaler/",
    "funding": "/fr/financements/",
    "programme": "/fr/financements/ateliers-pres-de-chez-vous/",
    "calculator": "/fr/financements/mecenat/?money=65000&turnover=10000000&year_end=31/12/2027",
    "calculator, wrong": "/fr/financements/mecenat/?money=-5&turnover=zut",
    "English programme": "/en/funding/ateliers-pres-de-chez-vous/",
    "standard page": "/fr/venir-a-un-atelier/",
    "self-assessment": "/fr/mon-profil/",
    "key figures": "/fr/chiffres-cles/",
    "key figures in English": "/en/key-figures/",
    "not found": "/fr/nulle-part/",
    "news": "/fr/actualites/",
    "piece of news": "/fr/actualites/formation-benevoles/",
    "home in English": "/en/",
    "catalogue in English": "/en/catalogue/",
    "directory in English": "/en/directory/",
    "workshop in English": "/en/calendar/spot-a-scam-before-you-click/",
    "untranslated": "/en/agenda/village-en-video/",
}


@pytest.fixture(scope="module", params=[(1280, "light"), (320, "light"), (320, "dark")], ids=str)
def screen(request: pytest.FixtureRequest, browser: Browser, site: str) -> Page:
    width, scheme = request.param
    visitor = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=site, locale="fr-FR"
    )
    yield visitor.new_page()
    visitor.close()


@pytest.fixture
def rules(screen: Page) -> dict[str, object]:
    """Return what axe looks at: all, and in the dark what differs there, the colours."""
    is_dark = screen.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return {"runOnly": {"type": "tag", "values": ["cat.color"]}} if is_dark else {}


@pytest.mark.parametrize("name", [*ADDRESSES, *FIRST])
def test_axe_finds_nothing_and_the_page_fits(screen: Page, rules: dict[str, object], name: str):
    if name in FIRST:
        listing, link = FIRST[name]
        screen.goto(listing)
        screen.goto(screen.locator(link).first.get_attribute("href"))
    else:
        screen.goto(ADDRESSES[name])
    found = Axe().run(screen, options=rules).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]][:3]) for rule in found] == []
    overflow = screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0


@pytest.mark.parametrize("name", ADDRESSES)
def test_text_twice_as_large_still_fits(browser: Browser, site: str, name: str):
    viewport = {"width": 640, "height": 900}
    visitor = browser.new_context(viewport=viewport, base_url=site, locale="fr-FR")
    page = visitor.new_page()
    page.goto(ADDRESSES[name])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    visitor.close()
    assert overflow <= 0
