"""On a phone: a file with one bad row is checked, comes in without it, and is taken back."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Manage
from tests.browser.phone import log_in_as, open_phone, press
from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "quatre mots sans rapport"
PARTNER = "fichiers@partenaire.example"
# What somebody trusted sends comes in at once.
MAKE = f"""
from network.users.models import User
from partners.models import Membership, Organisation
organisation = Organisation.objects.live().order_by("-pk").first()
organisation.is_trusted = True
organisation.save()
user = User.objects.create_user({PARTNER!r}, {PASSWORD!r}, first_name="Farid")
Membership.objects.create(user=user, organisation=organisation, role="editor")
print(organisation.slug)
"""
LEFT = (
    "from partners.models import Offer; print(Offer.objects.live().filter(name__startswith='Yucca').count())"
)
FILE = """numero,nom,nature,resume,comment_venir
1,Yucca du mardi,helpdesk,Un conseiller vous aide.,come
2,Yucca du jeudi,fusée,Un conseiller vous aide.,come
"""


def test_a_file_with_a_bad_row_comes_in_and_is_undone(browser: Browser, site: str, manage: Manage) -> None:
    slug = manage("shell", "-v0", "-c", MAKE).strip()
    page = open_phone(browser, site)
    log_in_as(page, PARTNER, PASSWORD)
    page.goto(f"/fr/espace/{slug}/fichiers/")
    assert_sound(page)
    page.locator("[name=kind][value=offers]").check()
    file = {"name": "offres.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.locator("[name=file]").set_input_files(file)
    press(page, "Vérifier ce fichier")

    expect(page.get_by_role("button", name="Importer les bonnes lignes")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("fusée").first).to_be_visible()
    assert_sound(page)
    press(page, "Importer les bonnes lignes")
    expect(page.get_by_role("button", name="Annuler tout l’import")).to_be_visible(timeout=15_000)
    assert_sound(page)
    assert count(manage) == 1

    press(page, "Annuler tout l’import")
    wait_until_still(page)
    assert_sound(page)
    assert count(manage) == 0
    assert page.problems == []
    page.context.close()


def count(manage: Manage) -> int:
    return int(manage("shell", "-v0", "-c", LEFT))


def wait_until_still(page: Page) -> None:
    """Wait for the last step: the list of rows shows when nothing moves any more."""
    expect(page.locator("#rows")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Annuler tout l’import")).to_have_count(0)
