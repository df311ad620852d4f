"""On a phone: a passkey instead of a password."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Manage
from tests.browser.phone import PHONE, press
from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "quatre mots sans rapport"


def test_a_passkey_logs_in_without_a_password(browser: Browser, site: str, manage: Manage) -> None:
    make = "from network.users.models import User; User.objects.create_user('cle@partenaire.example', '{}')"
    manage("shell", "-v0", "-c", make.format(PASSWORD))
    # Passkeys belong to a name, never to a number.
    here = site.replace("127.0.0.1", "localhost")
    context = browser.new_context(viewport=PHONE, base_url=here, locale="fr-FR")
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.goto("/fr/compte/connexion/")
    page.get_by_label("Votre adresse e-mail").fill("cle@partenaire.example")
    page.get_by_label("Votre mot de passe").fill(PASSWORD)
    press(page, "Se connecter")
    page.goto("/fr/compte/second-facteur/webauthn/add/")
    assert_sound(page)
    press(page, "Ajouter cet appareil")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    page.goto("/fr/compte/second-facteur/webauthn/")
    assert_sound(page)
    page.goto("/fr/compte/deconnexion/")
    press(page, "Se déconnecter")
    press(page, "Utiliser une clé d’accès de cet appareil")
    expect(page).to_have_url(re.compile(r"/fr/espace/"))
    context.close()
