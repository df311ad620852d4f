"""On a phone: from the invitation and a second factor to an offer that the catalogue shows."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EDITOR, LogIn, Manage, Posted
from tests.browser.phone import follow, open_phone, press
from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "quatre mots sans rapport"
NEW = "nouvelle@partenaire.example"
INVITE = f"""
from django.utils import timezone
from network.users.models import User
from partners.models import Membership, Organisation
from partners.services.inviting import invite
organisation = Organisation.objects.live().filter(is_trusted=False).order_by("pk").first()
owner = User.objects.create_user("responsable@partenaire.example", {PASSWORD!r}, first_name="Odette")
Membership.objects.create(user=owner, organisation=organisation, role="owner")
invite(organisation=organisation, email={NEW!r}, role="editor", by=owner, now=timezone.now())
print(organisation.slug)
"""
# Typed as people write; said back in whole words.
HOURS = re.compile(r"Nous avons compris\s: .*lundi au vendredi.*9.*12", re.IGNORECASE)
TITLE = "Zinnia, aide au téléphone"
REASON = "Dites aussi si l’on peut venir sans téléphone."
RECEIVED = "deux jours ouvrés"


def test_somebody_invited_brings_an_offer_to_the_catalogue(
    browser: Browser, site: str, manage: Manage, posted: Posted, log_in: LogIn
) -> None:
    slug = manage("shell", "-v0", "-c", INVITE).strip()
    link = re.search(r"/fr/compte/invitation/\S+", posted(NEW))[0]
    page, staff = open_phone(browser, site), log_in(EDITOR)
    accept_invitation(page, link)
    recovery = add_second_factor(page)
    come_back(page, link, recovery)

    draft_a_workshop(page, slug)
    draft(page, slug)
    look_and_send(page)
    ask_for_a_change(staff)
    assert REASON in posted(NEW)
    assert not found_in_catalogue(page)
    amend(page, slug)
    accept(staff)
    assert found_in_catalogue(page)
    follow(page, TITLE)
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.get_by_text(re.compile("lundi au vendredi", re.IGNORECASE)).first).to_be_visible()
    assert_sound(page)

    take_down_and_put_back(page, slug)
    assert found_in_catalogue(page)
    assert page.problems == []
    page.context.close()


def accept_invitation(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Une invitation pour vous")
    assert_sound(page)
    page.get_by_label("Votre prénom et votre nom").fill("Ana Lopez")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Accepter et ouvrir mon compte")
    expect(page).to_have_url(re.compile(r"/fr/espace/"))


def add_second_factor(page: Page) -> str:
    """Add an app that shows codes; return one of the codes that stand in for it."""
    page.goto("/fr/compte/second-facteur/")
    assert_sound(page)
    follow(page, "Ajouter une application")
    assert_sound(page)
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Les six chiffres que montre l’application").fill(code_of(secret))
    press(page, "Ajouter cette application")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    assert_sound(page)
    recovery = page.locator("main li code").first.inner_text()
    follow(page, "Je les ai gardés : continuer")
    assert_sound(page)
    return recovery


def code_of(secret: str) -> str:
    """Return what an app would show now; wait where it is about to change."""
    if time.time() % 30 > 27:
        time.sleep(4)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def come_back(page: Page, link: str, recovery: str) -> None:
    """See the device, leave it, and log in again without the app."""
    page.goto("/fr/compte/appareils/")
    expect(page.get_by_text("Cet appareil", exact=True)).to_be_visible()
    assert_sound(page)
    page.goto("/fr/compte/deconnexion/")
    press(page, "Se déconnecter")
    page.goto(f"/fr/compte/connexion/?next={link}")
    assert_sound(page)
    page.get_by_label("Votre adresse e-mail").fill(NEW)
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    press(page, "Se connecter")
    assert_sound(page)
    page.get_by_label("Votre code").fill(recovery)
    press(page, "Continuer")
    # The invitation was accepted: its link is over.
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette invitation ne fonctionne plus")
    assert_sound(page)
    # Its answer says that there is no such page.
    page.problems.clear()


def draft_a_workshop(page: Page, slug: str) -> None:
    """Type a workshop, leave, come back to what was typed, and give it up."""
    page.goto(f"/fr/espace/{slug}/ateliers/nouveau/")
    page.get_by_label("Titre").fill(TITLE)
    page.locator("[name=level]").first.check()
    expect(page.locator("[data-kept]")).to_contain_text("Brouillon enregistré", timeout=10_000)
    page.goto(f"/fr/espace/{slug}/ateliers/")
    assert_sound(page)
    follow(page, "Continuer")
    expect(page.get_by_label("Titre")).to_have_value(TITLE)
    expect(page.locator("[name=level]").first).to_be_checked()
    assert_sound(page)
    press(page, "Abandonner")
    expect(page.get_by_label("Titre")).to_have_value("")


def draft(page: Page, slug: str) -> None:
    """Type an offer as people speak, leave, and come back to what was typed."""
    page.goto(f"/fr/espace/{slug}/")
    assert_sound(page)
    follow(page, "Ajouter une offre")
    assert_sound(page)
    page.locator("[name=kind]").select_option("helpdesk")
    page.get_by_label("Titre").fill(TITLE)
    page.locator("[name=summary]").fill("On vous aide à régler votre téléphone.")
    page.get_by_label("Horaires").fill("lun-ven 9h-12h")
    expect(page.locator("[data-hours-said]")).to_have_text(HOURS)
    expect(page.locator("[data-kept]")).to_contain_text("Brouillon enregistré", timeout=10_000)
    page.goto(f"/fr/espace/{slug}/")
    assert_sound(page)
    follow(page, "Continuer")
    expect(page.get_by_label("Titre")).to_have_value(TITLE)
    expect(page.get_by_label("Horaires")).to_have_value("lun-ven 9h-12h")
    assert_sound(page)


def look_and_send(page: Page) -> None:
    page.locator("[name=ways][value=come]").check()
    press(page, "Aperçu")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    assert_sound(page)
    follow(page, "Revenir au formulaire")
    press(page, "Envoyer")
    expect(page.get_by_text(RECEIVED).first).to_be_visible()
    assert_sound(page)


def ask_for_a_change(staff: Page) -> None:
    open_proposal(staff)
    expect(staff.get_by_text("lun-ven 9h-12h")).to_have_count(0)
    staff.locator("[name=reason]").fill(REASON)
    staff.locator("button[name=act][value=ask]").click()
    expect(staff.get_by_text(REASON).first).to_be_visible()


def accept(staff: Page) -> None:
    open_proposal(staff)
    staff.locator("button[name=act][value=accept]").click()
    expect(staff.locator("button[name=act][value=accept]")).to_have_count(0)


def open_proposal(staff: Page) -> None:
    staff.goto("/admin/review/")
    staff.get_by_role("link", name=TITLE).first.click()
    expect(staff.locator("button[name=act][value=accept]")).to_be_visible()


def amend(page: Page, slug: str) -> None:
    """Read why staff ask for a change, write it, and see it beside what was sent."""
    page.goto(f"/fr/espace/{slug}/offres/")
    expect(page.get_by_text(REASON)).to_be_visible()
    assert_sound(page)
    follow(page, f"Modifier {TITLE}")
    page.locator("[name=description]").fill("Venez même sans téléphone : nous en prêtons.")
    press(page, "Envoyer")
    expect(page.get_by_text(RECEIVED).first).to_be_visible()
    page.goto(f"/fr/espace/{slug}/offres/")
    follow(page, f"Ce qui change {TITLE}")
    expect(page.get_by_text("nous en prêtons").first).to_be_visible()
    assert_sound(page)


def found_in_catalogue(page: Page) -> bool:
    page.goto("/fr/catalogue/?q=zinnia")
    return page.get_by_role("link", name=TITLE).count() > 0


def take_down_and_put_back(page: Page, slug: str) -> None:
    page.goto(f"/fr/espace/{slug}/offres/")
    follow(page, f"Retirer {TITLE}")
    assert_sound(page)
    press(page, "Oui, retirer")
    assert not found_in_catalogue(page)
    page.goto(f"/fr/espace/{slug}/offres/")
    page.get_by_role("button", name=f"Remettre {TITLE}").click()
    expect(page).to_have_url(re.compile(r"/fr/espace/"))
