"""Pictures say what they show, menus lead somewhere, and data in a page cannot break out of it."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from wagtail.models import Locale, Page

from network.content.models import Menu, MenuItem, NetworkSettings, Picture

pytestmark = pytest.mark.django_db


def test_a_picture_needs_words_unless_it_only_decorates():
    with pytest.raises(ValidationError, match="description"):
        Picture(title="Atelier", description=" ").clean()
    Picture(title="Atelier", description="Deux personnes devant un écran").clean()
    Picture(title="Frise", is_decorative=True).clean()


def test_a_picture_that_decorates_has_an_empty_alternative():
    assert Picture(title="Frise", description="Une frise", is_decorative=True).default_alt_text == ""


@pytest.mark.parametrize(
    ("fields", "at_fault"),
    [
        ({}, "page"),
        ({"address": "catalogue", "text": "Catalogue"}, "address"),
        ({"address": "javascript:alert(1)", "text": "Catalogue"}, "address"),
        ({"address": "/fr/catalogue/"}, "text"),
    ],
)
def test_a_menu_link_that_leads_nowhere_is_refused_on_its_field(fields, at_fault):
    with pytest.raises(ValidationError) as refusal:
        MenuItem(**fields).clean()
    assert list(refusal.value.message_dict) == [at_fault]


def test_menus_are_those_of_the_language_and_leave_out_drafts(client):
    Menu.objects.all().delete()
    locale = Locale.objects.get(language_code="fr")
    menu = Menu.objects.create(position="main", locale=locale)
    draft = Page.objects.filter(depth=2).first().add_child(instance=Page(title="Brouillon", live=False))
    MenuItem.objects.create(menu=menu, locale=locale, sort_order=1, page=draft)
    MenuItem.objects.create(menu=menu, locale=locale, sort_order=2, address="/fr/catalogue/", text="Chercher")
    assert [link.title for link in client.get("/fr/catalogue/").context["main_menu"]] == ["Chercher"]
    assert list(client.get("/en/catalogue/").context["main_menu"]) == []


def test_a_region_knows_its_departments():
    assert NetworkSettings(region="27").departments == {"21", "25", "39", "58", "70", "71", "89", "90"}
    assert NetworkSettings().departments == frozenset()


def test_json_for_machines_cannot_end_its_element():
    shown = Template("{% load page_head %}{% json_ld thing %}").render(
        Context({"thing": {"@type": "Event", "name": "</script><script>alert(1)</script>"}})
    )
    assert shown.count("<script") == shown.count("</script") == 1
    assert "https://schema.org" in shown
