"""Texts of the demonstration as the blocks of a page's body."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.html import format_html_join
from wagtail.rich_text import RichText

from home.demo import LANGUAGE
from home.demo.pictures import description
from home.demo.texts import Texts
from network.content.models import Picture

Block = tuple[str, object]


def sections(
    told: Iterable[Texts], pictures: Mapping[str, Picture], language: str = LANGUAGE
) -> Iterator[Block]:
    """Yield the parts of each section as blocks, in the order they are written."""
    build = BUILDERS | {"picture": lambda name: _picture(pictures[name], description(name, language))}
    for section in told:
        for part, value in section.items():
            yield build[part](value)


def paragraphs(texts: Iterable[str]) -> Block:
    """Return plain texts as one block of rich text."""
    return "paragraph", _rich(texts)


def _rich(texts: Iterable[str]) -> RichText:
    return RichText(format_html_join("", "<p>{}</p>", ((text.strip(),) for text in texts)))


def _picture(drawing: Picture, words: str) -> Block:
    drawing.contextual_alt_text, drawing.decorative = words, False
    return "picture", {"picture": drawing, "caption": ""}


def _questions(told: Iterable[Texts]) -> Block:
    answered = [{"question": one["question"], "answer": _rich([one["answer"]])} for one in told]
    return "questions", {"questions": answered}


BUILDERS: dict[str, Callable[..., Block]] = {
    "heading": lambda text: ("heading", text),
    "paragraphs": paragraphs,
    "steps": lambda steps: ("steps", {"steps": steps}),
    "questions": _questions,
    "quote": lambda quote: ("quote", quote),
    "notice": lambda told: ("notice", {"title": told["title"], "text": _rich([told["text"]])}),
}
