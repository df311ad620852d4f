"""While one writes: hints, links that say where they lead, previews, few types of pages."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import get_page_models
from wagtail.rich_text import RichText

from home.models import Testimonial
from network.content.blocks import ParagraphBlock
from network.content.checker import PageChecker
from network.content.link_words import vague_links
from network.content.models import JargonTerm
from network.users.groups import EDITORS
from network.users.models import User
from partners.models import Organisation, Place

pytestmark = pytest.mark.django_db
MOST_TYPES = 3
PAGE_TYPES = [model for model in get_page_models() if model.is_creatable]


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("redaction@entraide.example", "une phrase")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user


def hints(client: Client, text: str, language: str = "fr") -> list[str]:
    return client.post(reverse("readability"), {"text": text, "language": language}).json()["hints"]


def test_a_word_of_the_trade_is_told_in_the_language_of_the_text(client, editor):
    (hint,) = hints(client, "Contre l’illectronisme.")
    assert "illectronisme" in hint
    assert "ne pas être à l’aise avec le numérique" in hint
    assert hints(client, "A digital workshop.", "en") == []
    assert len(hints(client, "Un workshop digital.")) == 2


def test_the_glossary_is_that_of_the_staff(client, editor):
    JargonTerm.objects.create(term="sérendipité", plain="un heureux hasard")
    assert "un heureux hasard" in hints(client, "Par sérendipité.")[0]
    with pytest.raises(ValidationError):
        JargonTerm(term="Sérendipité", plain="la chance").full_clean()


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": "x " * 50_000}, {"text": "a", "language": "xx"}])
def test_any_text_is_answered(client, editor, data):
    assert client.post(reverse("readability"), data).status_code == 200


def test_only_staff_are_answered_and_only_when_they_send(client):
    assert client.post(reverse("readability"), {"text": "x"}).status_code == 302
    client.force_login(User.objects.create_user("visiteur@entraide.example", "une phrase"))
    assert client.post(reverse("readability"), {"text": "x"}).status_code == 302
    client.force_login(User.objects.create_superuser("chef@entraide.example", "une phrase"))
    assert client.get(reverse("readability")).status_code == 405


def test_editors_keep_the_glossary(client, editor):
    assert client.get(reverse(JargonTerm.snippet_viewset.get_url_name("list"))).status_code == 200


@pytest.mark.parametrize(
    ("html", "vague"),
    [
        ('<p>Inscription <a href="/a">ici</a>.</p>', ["ici"]),
        ('<a href="/a">En savoir  plus…</a>', ["En savoir plus…"]),
        ('<a href="/a"><b>Plus d’infos</b></a>', ["Plus d’infos"]),
        ('<a href="/a">Click here</a> <a href="/b">the calendar</a>', ["Click here"]),
        ('<a href="/a"> </a>', [""]),
        ('<a linktype="page" id="3">Voir l’agenda</a>', []),
        ("<p>Venez ici.</p>", []),
        ("", []),
    ],
)
def test_links_that_say_nothing_of_where_they_lead(html, vague):
    assert vague_links(html) == vague


def test_a_vague_link_is_refused_with_its_words():
    with pytest.raises(ValidationError, match="cliquez ici"):
        ParagraphBlock().clean(RichText('<p><a href="/a">cliquez ici</a></p>'))
    text = RichText('<p><a href="/fr/agenda/">Voir l’agenda</a></p>')
    assert ParagraphBlock().clean(text).source == text.source


def test_the_check_of_a_page_knows_pictures_and_links_and_says_what_to_do():
    assert set(PageChecker.axe_run_only) <= set(PageChecker.axe_messages)
    assert {"image-alt", "link-name", "heading-order"} <= set(PageChecker.axe_run_only)


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_each_type_of_page_says_what_it_is_for(model):
    assert len(model.get_page_description()) > 20


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_few_types_are_offered_below_a_page_that_has_its_lists(model):
    again = [below for below in model.creatable_subpage_models() if below.max_count_per_parent is None]
    assert len(again) <= MOST_TYPES


def test_wagtails_own_bare_page_is_not_offered():
    from wagtail.models import Page

    assert [model.__name__ for model in Page.creatable_subpage_models()] == ["HomePage"]


@pytest.mark.parametrize("model", [*PAGE_TYPES, Organisation, Place, Testimonial])
def test_previews_begin_with_a_small_phone(model):
    widths = [size["device_width"] for size in model().preview_sizes]
    assert widths == [320, 375, 768, 1280]
    assert model().default_preview_size == "small-phone"
