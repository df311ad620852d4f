"""axe finds nothing on the public pages, and they fit: on a phone, in the dark, with large text, wide."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sound import assert_fits, assert_sound, barriers

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


PHONE, DESK = {"width": 320, "height": 900}, {"width": 1280, "height": 900}
ZOOMED = {"width": 640, "height": 900}
# In the dark nothing but colours differs.
COLOURS = {"type": "tag", "values": ["cat.color"]}


@pytest.fixture(scope="module")
def screen(browser: Browser, site: str) -> Page:
    # Nothing moves: a colour on its way to another has the contrast of neither.
    visitor = browser.new_context(base_url=site, locale="fr-FR", reduced_motion="reduce")
    yield visitor.new_page()
    visitor.close()


@pytest.mark.parametrize("name", [*ADDRESSES, *FIRST])
def test_a_page_has_no_barrier_and_fits(screen: Page, name: str):
    screen.set_viewport_size(PHONE)
    visit(screen, name)
    assert_sound(screen)
    screen.emulate_media(color_scheme="dark")
    assert barriers(screen, runOnly=COLOURS) == []
    screen.emulate_media(color_scheme="light")

    screen.set_viewport_size(ZOOMED)
    screen.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_fits(screen)

    screen.evaluate("document.documentElement.style.fontSize = ''")
    screen.set_viewport_size(DESK)
    assert_sound(screen)


def visit(screen: Page, name: str) -> None:
    if name not in FIRST:
        screen.goto(ADDRESSES[name])
        return
    listing, link = FIRST[name]
    screen.goto(listing)
    screen.goto(screen.locator(link).first.get_attribute("href"))
