"""From the form to the last change, in a real browser: narrow, with scripts and without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EDITOR, LogIn, Manage, Posted
from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NARROW = {"width": 320, "height": 740}
# Longer than a robot takes.
READING_MS = 3200
SESSIONS = """
from django.utils import timezone
from events.models import Session, WorkshopPage
coming = Session.objects.upcoming(timezone.now()).exclude(place=None).order_by("-starts_at")
one, many = [session for session in coming if session.takes_registrations][:2]
Session.objects.filter(pk=one.pk).update(capacity=1)
Session.objects.filter(pk=many.pk).update(capacity=10)
WorkshopPage.objects.filter(translation_key=one.workshop_key).update(asks_access=True, asks_equipment=True)
print(one.pk, many.pk)
"""


@pytest.fixture(scope="module")
def sessions(manage: Manage, site: str) -> list[str]:
    """Return the keys of a session for one person and of one for ten."""
    return manage("shell", "-v0", "-c", SESSIONS).split()


def fill(page: Page, session: str, name: str) -> None:
    page.goto(f"/fr/inscription/{session}/")
    page.get_by_label("Prénom").fill(name)
    page.get_by_label("Nom", exact=True).fill("Dupont")
    page.get_by_label("Adresse e-mail").fill(f"{name.casefold()}@exemple.fr")
    page.wait_for_timeout(READING_MS)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()


def way_in(mail: str) -> str:
    """Return the way to the page that a mail leads to."""
    return re.search(r"/fr/inscription/ma-place/\S+", mail)[0]


def test_a_seat_is_taken_given_back_and_accepted_by_the_next(
    page: Page, browser: Browser, site: str, posted: Posted, sessions: list[str]
):
    plain = browser.new_context(java_script_enabled=False, viewport=NARROW, base_url=site, locale="fr-FR")
    marie = plain.new_page()
    fill(marie, sessions[0], "Marie")
    press(marie, "M’inscrire")
    expect(marie.get_by_text("Votre place est réservée")).to_be_visible()
    page.set_viewport_size(NARROW)
    fill(page, sessions[0], "Bruno")
    assert_sound(page)
    page.get_by_label("Adresse e-mail").fill("bruno@gmial.com")
    press(page, "Rejoindre la liste d’attente")
    expect(page.locator("[role=alert]")).to_be_focused()
    assert_sound(page)
    page.wait_for_timeout(READING_MS)
    press(page, "Oui, corriger en bruno@gmail.com")
    expect(page.get_by_role("heading", level=1)).to_have_text("Liste d’attente")
    assert_sound(page)
    marie.goto(way_in(posted("marie@exemple.fr")))
    marie.get_by_role("link", name="Je ne peux plus venir").click()
    press(marie, "Oui, annuler")
    expect(marie.get_by_role("link", name="Me réinscrire")).to_be_visible()
    page.goto(way_in(posted("bruno@gmail.com")))
    assert_sound(page)
    press(page, "Oui, je viens")
    expect(page.get_by_text("La place est à vous.")).to_be_visible()
    assert_sound(page)
    assert page.problems == []
    plain.close()


def test_five_people_are_enrolled_by_one_who_has_a_phone_only(page: Page, sessions: list[str]):
    page.set_viewport_size(NARROW)
    page.goto(f"/fr/inscription/{sessions[1]}/groupe/")
    page.get_by_label("Votre prénom et votre nom").fill("Odile Renard")
    page.get_by_label("Téléphone").fill("06 12 34 56 78")
    for _ in range(2):
        press(page, "Ajouter une personne")
    for number, name in enumerate(("Ada", "Bob", "Cléa", "Dan", "Eve"), start=1):
        row = page.get_by_role("group", name=f"Personne {number}")
        row.get_by_label("Prénom").fill(name)
        row.get_by_label("Nom", exact=True).fill("Petit")
    page.wait_for_timeout(READING_MS)
    assert_sound(page)
    press(page, "Inscrire ces personnes")
    expect(page.get_by_text("A une place")).to_have_count(5)
    assert_sound(page)
    assert page.problems == []


def test_staff_call_a_session_off_and_who_registered_is_told(
    page: Page, log_in: LogIn, posted: Posted, sessions: list[str]
):
    fill(page, sessions[1], "Zoé")
    page.get_by_label("Adresse e-mail").fill("zoe@exemple.fr")
    press(page, "M’inscrire")
    expect(page.get_by_text("Votre place est réservée")).to_be_visible()
    way = way_in(posted("zoe@exemple.fr"))
    staff = log_in(EDITOR)
    staff.goto(f"/admin/session/cancel/{sessions[1]}/")
    staff.locator("[name=note]").fill("La salle est inondée")
    staff.get_by_role("main").locator("button[type=submit]").click()
    expect(staff.get_by_text("La séance est annulée")).to_be_visible()
    mail = posted("zoe@exemple.fr")
    assert "pas lieu" in mail
    assert "La salle est inondée" in mail
    page.goto(way)
    expect(page.get_by_role("main").get_by_text("Annulé").first).to_be_visible()
    assert page.problems == []
