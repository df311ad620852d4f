"""On a phone without network: neither the button nor the page after it loses what is typed."""

import re

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.conftest import Manage
from tests.browser.phone import log_in_as, open_phone, press

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "quatre mots sans rapport"
PARTNER = "sans-reseau@partenaire.example"
MAKE = f"""
from network.users.models import User
from partners.models import Membership, Organisation
organisation = Organisation.objects.live().order_by("-pk")[1]
user = User.objects.create_user({PARTNER!r}, {PASSWORD!r}, first_name="Inès")
Membership.objects.create(user=user, organisation=organisation, role="editor")
print(organisation.slug)
"""
# Nothing is left to review: others open what waits.
COUNT = """
from partners.models import Offer, Proposal
made = Offer.objects.filter(name="Muguet")
print(made.count())
Proposal.objects.filter(sheet__in=[f"offer:{one.pk}" for one in made]).delete()
made.delete()
"""
COPIES = "Object.keys(sessionStorage).filter((key) => key.startsWith('typed:')).length"


def test_what_is_sent_without_network_is_still_there(browser: Browser, site: str, manage: Manage) -> None:
    slug = manage("shell", "-v0", "-c", MAKE).strip()
    page = open_phone(browser, site)
    log_in_as(page, PARTNER, PASSWORD)
    address = f"/fr/espace/{slug}/offer/nouveau/"
    page.goto(address)
    page.context.set_offline(True)
    fill(page)
    words = page.locator("form[data-keep]").get_attribute("data-say-offline")
    expect(page.locator("[data-kept]")).to_have_text(words, timeout=10_000)
    send_for_nothing(page)

    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator("[name=name]")).to_have_value("Muguet")
    expect(page.locator("[name=ways][value=come]")).to_be_checked()
    press(page, "Envoyer")
    expect(page).to_have_url(re.compile(rf"/fr/espace/{slug}/$"))
    assert page.evaluate(COPIES) == 0
    assert manage("shell", "-v0", "-c", COUNT).strip() == "1"
    page.goto(address)
    expect(page.locator("[name=name]")).to_have_value("")
    page.context.close()


def test_whose_log_in_ended_is_told_and_finds_their_words(
    browser: Browser, site: str, manage: Manage
) -> None:
    slug = manage("shell", "-v0", "-c", MAKE.replace("sans-reseau", "partie")).strip()
    page = open_phone(browser, site)
    log_in_as(page, PARTNER.replace("sans-reseau", "partie"), PASSWORD)
    page.goto(f"/fr/espace/{slug}/offer/nouveau/")
    cookies = [one for one in page.context.cookies() if one["name"] == "csrftoken"]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    fill(page)
    words = page.locator("form[data-keep]").get_attribute("data-say-out")
    expect(page.locator("[data-kept]")).to_have_text(words, timeout=10_000)
    press(page, "Envoyer")
    page.get_by_label("Votre adresse e-mail").fill(PARTNER.replace("sans-reseau", "partie"))
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    press(page, "Se connecter")
    expect(page.locator("[name=name]")).to_have_value("Muguet")
    page.context.close()


def fill(page: Page) -> None:
    page.locator("[name=kind]").select_option("helpdesk")
    page.locator("[name=name]").fill("Muguet")
    page.locator("[name=summary]").fill("On vous aide.")
    page.locator("[name=ways][value=come]").check()


def send_for_nothing(page: Page) -> None:
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"), page.expect_navigation(timeout=5_000):
        page.get_by_role("button", name="Envoyer", exact=True).click()
