"""Each block of a page's body shows what it holds, and copes with what is missing."""

import pytest
from django.template.loader import render_to_string

from network.content.blocks import BodyBlock
from tests.factories.home import StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
BLOCKS = BodyBlock().child_blocks

SHOWN = {
    "heading": "<h2>Comment se passe un atelier ?</h2>",
    "paragraph": "<b>Personne ne vous juge.</b>",
    "picture": "Un atelier à Dole",
    "quote": "<figcaption",
    "steps": '<ol class="steps"',
    "questions": "Faut-il un ordinateur ?</strong></summary>",
    "notice": "Tous nos ateliers sont ouverts à tous.",
}


def test_no_block_is_forgotten():
    assert set(SHOWN) | {"links"} == set(BLOCKS)


@pytest.mark.parametrize("name", list(SHOWN))
def test_a_block_shows_its_preview(name):
    block = BLOCKS[name]
    assert SHOWN[name] in block.render(block.get_preview_value())


def test_links_lead_to_published_pages_only():
    about, draft = StandardPageFactory(title="Qui sommes-nous"), StandardPageFactory(live=False)
    links = [{"page": about.pk, "text": "Nous connaître"}, {"page": draft.pk, "text": "Brouillon"}]
    html = BLOCKS["links"].render(BLOCKS["links"].to_python({"links": links}))
    assert f'href="{about.get_url()}"' in html
    assert "Nous connaître" in html
    assert "Brouillon" not in html


def test_typed_signs_are_never_markup():
    value = BLOCKS["quote"].to_python({"text": "<script>1</script>", "person": "O<b>", "role": ""})
    assert "<script>" not in BLOCKS["quote"].render(value)
    assert "O&lt;b&gt;" in BLOCKS["quote"].render(value)


def test_a_body_wraps_no_block():
    page = StandardPageFactory(body=[("heading", "D’abord"), ("heading", "Ensuite")])
    html = render_to_string("content/blocks/body.html", {"body": page.body})
    assert "block-heading" not in html
    assert html.count("<h2>") == 2
