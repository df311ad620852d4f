"""A moderator makes one place of two: both addresses lead to it, and an undo brings the second back."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import EDITOR, LogIn, Manage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MAKE = """
from partners.addresses import address_of
from partners.models import Place
place = Place.objects.live().filter(organisation__isnull=False).order_by("pk").first()
double = Place(name=f"{place.name} (double)", organisation=place.organisation)
for name in ("address", "postcode", "commune", "insee_code", "latitude", "longitude", "phone"):
    setattr(double, name, getattr(place, name))
double.save()
double.save_revision().publish()
double.refresh_from_db()
print(place.pk, address_of(place), double.pk, address_of(double), sep="\\n")
"""


def test_both_addresses_of_merged_places_live_until_the_merge_is_undone(
    browser: Browser, site: str, log_in: LogIn, manage: Manage
) -> None:
    kept_key, kept, double_key, double = manage("shell", "-v0", "-c", MAKE).split()
    moderator = log_in(EDITOR)
    moderator.goto("/admin/doubles/")
    compare = f"/admin/doubles/place/{kept_key}/{double_key}/"
    moderator.locator(f'a[href="{compare}"]').click()
    moderator.locator(f'[name="kept"][value="{kept_key}"]').check()
    moderator.get_by_role("button", name="Réunir les deux fiches").click()
    expect(moderator.get_by_role("link", name="Annuler").first).to_be_visible()

    for address in (kept, double):
        assert leads_to(browser, site, address) == kept

    moderator.goto("/admin/doubles/merges/")
    moderator.get_by_role("link", name="Annuler").first.click()
    moderator.get_by_role("button", name="Annuler la fusion").click()
    expect(moderator.get_by_text("La fusion est annulée").first).to_be_visible()
    assert leads_to(browser, site, double) == double


def leads_to(browser: Browser, site: str, address: str) -> str:
    """Return the path on which an address ends for a new visitor: browsers keep a redirect for an hour."""
    context = browser.new_context(base_url=site, locale="fr-FR")
    page = context.new_page()
    answer = page.goto(address)
    path = page.evaluate("location.pathname")
    context.close()
    assert answer.status == 200
    return path
