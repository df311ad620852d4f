"""What the journeys of partners share: a phone that notes what goes wrong, and a log-in."""

from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}


def open_phone(browser: Browser, site: str) -> Page:
    """Return a page as wide as a phone; `page.problems` gets what scripts and the content policy say."""
    context = browser.new_context(viewport=PHONE, base_url=site, locale="fr-FR", timezone_id="Europe/Paris")
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    return page


def log_in_as(page: Page, email: str, password: str) -> None:
    page.goto("/fr/compte/connexion/")
    page.get_by_label("Votre adresse e-mail").fill(email)
    page.get_by_label("Votre mot de passe").fill(password)
    press(page, "Se connecter")


def press(page: Page, name: str) -> None:
    """Press the button of this name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the first link of this name, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()
