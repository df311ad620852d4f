"""A session on the day: its roster printed, people ticked on a phone whose connection drops midway."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EDITOR, PASSWORD, Manage, free_port, served
from tests.browser.sound import assert_sound

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
NARROW = {"width": 320, "height": 640}
SMALLEST_TARGET = 48
SESSION = """
from datetime import timedelta
from django.utils import timezone
from events.models import Registration, Session
from events.services.people import Person
from events.services.registering import register
now = timezone.now()
session = Session.objects.upcoming(now).filter(place__isnull=False, registrations=None).last()
Session.objects.filter(pk=session.pk).update(capacity=None, status="scheduled")
for name in ("Anne", "Bruno", "Carla", "Denis"):
    person = Person(first_name=name, last_name="Martin", access_needs="Boucle magnétique")
    register(session=session.pk, person=person, language="fr", now=now, by_staff=True)
soon = now + timedelta(minutes=30)
Session.objects.filter(pk=session.pk).update(starts_at=soon, ends_at=soon + timedelta(hours=2))
print(session.pk)
"""
NOTED = """
from events.models import Registration
rows = Registration.objects.filter(session={session}).order_by("first_name")
print(*(f"{{one.first_name}}={{one.attendance}}" for one in rows))
"""


def run(manage: Manage, code: str) -> str:
    return manage("shell", "-v0", "-c", code).strip().splitlines()[-1]


@pytest.fixture
def session(site: str, manage: Manage) -> int:
    """A session that begins in half an hour, for which four people registered."""
    return int(run(manage, SESSION))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone."""
    context = browser.new_context(locale="fr-FR", viewport=NARROW, has_touch=True)
    page = context.new_page()
    yield page
    context.close()


def log_in(page: Page, address: str) -> None:
    """Log in as somebody who answers for the workshop."""
    page.goto(f"{address}/admin/login/")
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()


def test_a_roster_is_printed_and_people_are_ticked_though_the_connection_drops(
    page: Page, environment: dict[str, str], manage: Manage, session: int
):
    own = environment | {"PORT": str(free_port())}
    with served(own) as address:
        log_in(page, address)
        page.goto(f"{address}/admin/session/roster/{session}/")
        link = page.get_by_role("link", name="Imprimer la feuille de présence")
        paper = page.request.get(f"{address}{link.get_attribute('href')}")
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.body().startswith(b"%PDF")
        assert_fits(page)

        page.get_by_role("button", name="Présent Anne Martin").tap()
        state = page.locator(".roster__state")
        expect(state).to_have_text("Tout est enregistré.")
        assert run(manage, NOTED.format(session=session)) == "Anne=present Bruno= Carla= Denis="

    page.get_by_role("button", name="Présent Bruno Martin").tap()
    page.get_by_role("button", name="Absent Carla Martin").tap()
    page.get_by_role("button", name="Présent Denis Martin").tap()
    page.get_by_role("button", name="Présent Denis Martin").tap()
    expect(state).to_contain_text("Pas de connexion : 3 à envoyer")
    expect(page.locator("[data-count=present]")).to_have_text("2")
    page.get_by_label("Prénom").fill("Édith")
    page.get_by_role("button", name="Ajouter cette personne").tap()
    expect(page.locator("#walk-in [role=alert]")).to_be_visible()
    expect(page.get_by_label("Prénom")).to_have_value("Édith")

    with served(own):
        expect(state).to_have_text("Tout est enregistré.", timeout=20_000)
        assert run(manage, NOTED.format(session=session)) == "Anne=present Bruno=present Carla=absent Denis="
        page.get_by_role("button", name="Ajouter cette personne").tap()
        expect(page.get_by_text("Édith a une place")).to_be_visible()
        expect(page.locator("[data-count=present]")).to_have_text("3")


def test_what_was_ticked_without_a_connection_leaves_when_the_page_is_opened_again(
    page: Page, environment: dict[str, str], manage: Manage, session: int
):
    own = environment | {"PORT": str(free_port())}
    with served(own) as address:
        log_in(page, address)
        page.goto(f"{address}/admin/session/roster/{session}/")
    page.get_by_role("button", name="Présent Anne Martin").tap()
    expect(page.locator(".roster__state")).to_contain_text("Pas de connexion")
    page.goto("about:blank")
    with served(own):
        page.goto(f"{address}/admin/session/roster/{session}/")
        expect(page.locator(".roster__state")).to_have_text("Tout est enregistré.")
        assert run(manage, NOTED.format(session=session)).startswith("Anne=present")


def assert_fits(page: Page) -> None:
    """Check that the page is as wide as the phone, its targets large enough for a thumb, and axe content."""
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    targets = page.locator(".mark, .door__back, .door .button, .comer a").all()
    sizes = [(target.bounding_box()["height"], target.inner_text()) for target in targets]
    assert [size for size in sizes if size[0] < SMALLEST_TARGET] == []
    assert_sound(page)
