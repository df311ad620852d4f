"""Journeys of those who write: from the first word to a page in two languages, at its hour."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITOR, WRITER, LogIn, Manage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PARIS = ZoneInfo("Europe/Paris")
AT_THE_HOUR = """
from datetime import datetime
import time_machine
from django.core.management import call_command
with time_machine.travel(datetime.fromisoformat({moment!r}), tick=False):
    call_command("publish_scheduled")
"""


def test_an_editor_writes_translates_and_schedules_a_page_and_a_moderator_approves_it(
    log_in: LogIn, manage: Manage, page: Page
):
    opens = (datetime.now(PARIS) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)
    writer = log_in(WRITER)
    edit = write(writer, opens)
    english = translate(writer)
    submit(writer, edit)

    moderator = log_in(EDITOR)
    approve(moderator)
    publish_translation(moderator, english)
    for address in ("/fr/preter-un-ordinateur/", "/en/lend-a-computer/"):
        assert page.goto(address).status == 404

    for moment, status in ((opens - timedelta(minutes=1), 404), (opens + timedelta(minutes=1), 200)):
        manage("shell", "-v0", "-c", AT_THE_HOUR.format(moment=moment.isoformat()))
        assert page.goto("/fr/preter-un-ordinateur/").status == status
    expect(page.locator("main")).to_contain_text("Nous prêtons des ordinateurs.")
    page.goto("/en/lend-a-computer/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lend a computer")
    expect(page.locator("main")).to_contain_text("We lend computers.")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def write(writer: Page, opens: datetime) -> str:
    """Write a page with a hint on the way, put it on the calendar, and return its address in the admin."""
    homes = "/admin/api/main/pages/?type=home.HomePage&locale=fr"
    pages = writer.evaluate(f"fetch('{homes}').then(answer => answer.json())")
    writer.goto(f"/admin/pages/add/home/standardpage/{pages['items'][0]['id']}/")
    writer.locator("#id_title").press_sequentially("Prêter un ordinateur")
    introduction = writer.get_by_role("textbox", name="Introduction")
    introduction.fill("Un dispositif contre l’illectronisme.")
    hints = writer.locator("[data-readability] li")
    expect(hints).to_have_count(2)
    expect(hints.last).to_contain_text("En mots simples : ne pas être à l’aise avec le numérique.")
    introduction.fill("Nous prêtons des ordinateurs.")
    expect(hints).to_have_count(0)
    writer.locator("[data-side-panel-toggle=status]").click()
    writer.get_by_role("button", name="Programmer").click()
    writer.locator("#id_go_live_at").fill(f"{opens:%d/%m/%Y %H:%M}")
    # By keyboard: in some months its calendar lies over the button.
    writer.get_by_role("button", name="Enregistrer la programmation").press("Enter")
    expect(writer).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    writer.locator("[data-side-panel-toggle=status]").click()
    return writer.url


def translate(writer: Page) -> str:
    """Translate the page that is open into English, and return the address of the translation."""
    writer.locator("header").get_by_role("button", name="Actions").first.click()
    writer.get_by_role("link", name="Traduire cette page").first.click()
    writer.get_by_role("checkbox", name="Anglais").check()
    writer.get_by_role("button", name="Soumettre").first.click()
    expect(writer.get_by_role("button", name="Traduire", exact=True).first).to_be_visible()
    for french, english in [
        ("Prêter un ordinateur", "Lend a computer"),
        ("Nous prêtons des ordinateurs.", "We lend computers."),
        ("preter-un-ordinateur", "lend-a-computer"),
    ]:
        translate_segment(writer, french, english)
    return writer.url


def translate_segment(writer: Page, french: str, english: str) -> None:
    segment = writer.locator("li").filter(has_text=re.compile(f"^{re.escape(french)}")).last
    if not segment.is_visible():
        writer.get_by_role("tab", name="Promotion").click()
    segment.get_by_role("button", name="Traduire").click()
    segment.locator("textarea").fill(english)
    segment.get_by_role("button", name="Enregistrer").click()
    expect(segment).to_contain_text(english)
    expect(segment.locator("textarea")).to_have_count(0)


def submit(writer: Page, edit: str) -> None:
    writer.goto(edit)
    writer.get_by_role("button", name="Plus d'actions").click()
    expect(writer.get_by_role("button", name="Publier")).to_have_count(0)
    writer.get_by_role("button", name="Soumettre à Relecture par les modérateurs").click()
    expect(writer.get_by_role("status")).to_contain_text("soumise")


def approve(moderator: Page) -> None:
    """Follow what waits to the text to review, and approve it."""
    moderator.get_by_role("link", name="1 texte à relire").click()
    moderator.get_by_role("link", name="Prêter un ordinateur").first.click()
    moderator.get_by_role("button", name="Plus d'actions").click()
    moderator.get_by_role("button", name="Approuver et publier").click()
    expect(moderator.get_by_role("status")).to_contain_text("Prêter un ordinateur")


def publish_translation(moderator: Page, english: str) -> None:
    moderator.goto("/admin/")
    expect(moderator.get_by_role("link", name="1 traduction à publier")).to_be_visible()
    moderator.goto(english)
    with moderator.expect_navigation():
        moderator.get_by_role("button", name=re.compile("Publier dans")).click()
    moderator.goto("/admin/")
    expect(moderator.get_by_role("link", name="traduction à publier")).to_have_count(0)
