"""Whole journeys in a real browser: a volunteer finds a workshop, staff publish one."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EDITOR, PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_volunteer_finds_a_workshop_near_home(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/fr/$"))
    page.get_by_role("combobox", name="Que voulez-vous apprendre").fill("ordinateur")
    page.get_by_role("combobox", name="Où").fill("besan")
    page.get_by_role("option", name=re.compile("Besançon")).click()
    page.get_by_role("search").get_by_role("button").click()
    expect(page.locator("#results-title")).to_contain_text(re.compile(r"[1-9]\d* réponses?"))
    distances = page.locator(".card__facts strong").all_inner_texts()
    assert distances
    page.locator(".card__title a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main time").first).to_be_visible()
    assert page.locator("a[href^='tel:']").count() >= 1
    assert page.problems == []


def test_suggestions_are_a_combobox_that_the_keyboard_works(page: Page):
    page.goto("/fr/")
    what = page.get_by_role("combobox", name="Que voulez-vous apprendre")
    # At once: what each letter brings could come while the list is read.
    what.fill("tabl")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(page.locator(".suggest [role=status]").first).to_contain_text(str(options.count()))
    what.press("ArrowDown")
    expect(what).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    what.press("Escape")
    expect(what).to_have_attribute("aria-expanded", "false")
    expect(what).to_have_value("tabl")
    what.press("ArrowDown")
    expect(options.first).to_be_visible()
    meant = options.first.locator("strong").inner_text()
    what.press("ArrowDown")
    what.press("Enter")
    expect(what).to_have_value(meant)
    what.press("Enter")
    expect(page.locator("#results-title")).to_contain_text(re.compile(r"[1-9]\d* réponses?"))
    assert page.problems == []


def test_filters_work_as_plain_links_and_forms_without_scripts(browser, site):
    visitor = browser.new_context(java_script_enabled=False, base_url=site, locale="fr-FR")
    page = visitor.new_page()
    page.goto("/fr/catalogue/?q=ordinateur")
    page.locator("summary", has_text="Niveau").click()
    page.locator("input[name=level][value=beginner]").check()
    page.get_by_role("button", name="Afficher les réponses").click()
    expect(page).to_have_url(re.compile(r"q=ordinateur.*level=beginner|level=beginner.*q=ordinateur"))
    page.locator(".chips").get_by_role("link", name=re.compile("Débutant")).click()
    expect(page).not_to_have_url(re.compile("level="))
    visitor.close()


def test_an_editor_publishes_a_workshop_finds_it_at_once_and_withdraws_it(page: Page):
    log_in(page)
    pages = page.evaluate("fetch('/admin/api/main/pages/').then(answer => answer.json())")["items"]
    calendar = next(found["id"] for found in pages if found["meta"]["type"] == "events.CalendarPage")
    page.goto(f"/admin/pages/add/events/workshoppage/{calendar}/")
    page.locator("#id_title").press_sequentially("Réparer un grille-pain connecté")
    page.locator("#id_introduction").fill("On démonte, on regarde, on remonte.")
    page.get_by_label("E-mail", exact=True).check()
    choose_first(page, "organisation")
    page.get_by_role("button", name="Plus d'actions").click()
    page.get_by_role("button", name="Publier").click()
    page.get_by_role("status").get_by_role("link", name="Modifier").click()

    page.get_by_role("link", name="Ajouter une séance").click()
    next_week = date.today() + timedelta(days=8)
    page.get_by_label("Début").fill(f"{next_week:%Y-%m-%d} 14:00")
    page.locator("#id_ends_at").fill(f"{next_week:%Y-%m-%d} 16:00")
    choose_first(page, "place")
    page.get_by_role("button", name="Créer").click()
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))
    edit = page.url

    page.goto("/fr/catalogue/?q=grille-pain")
    expect(page.locator("#results-title")).to_contain_text("1 réponse")
    page.get_by_role("link", name="Réparer un grille-pain connecté").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Réparer un grille-pain connecté")
    expect(page.locator("main")).to_contain_text("à 14\u00a0h")

    page.goto(edit.replace("/edit/", "/unpublish/"))
    with page.expect_navigation():
        page.get_by_role("button", name="Oui").click()
    page.goto("/fr/catalogue/?q=grille-pain")
    expect(page.locator("#results-title")).to_contain_text("0 réponse")


def log_in(page: Page) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=login]").fill(EDITOR)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))


def choose_first(page: Page, field: str) -> None:
    """Open the chooser of a field and take what it lists first."""
    page.locator(f"#id_{field}-chooser").get_by_role("button").first.click()
    page.locator(".modal-body a[data-chooser-modal-choice]").first.click()
    expect(page.locator(".modal-body")).to_have_count(0)
