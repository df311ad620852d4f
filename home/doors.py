"""Doors of the home page: a family of skills opens the catalogue on everything that teaches them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from wagtail.blocks import StructValue

from network.catalogue.vocabulary import FamilyName, Vocabulary

DRAWINGS = {"basic": "phone", "specific": "video-call", "safety": "safety"}


@dataclass(frozen=True, slots=True)
class Door:
    family: str
    title: str
    sentence: str
    url: str
    drawing: str


def doors(blocks: Iterable[StructValue], words: Vocabulary, language: str) -> list[Door]:
    """Return the doors staff wrote; a family without any skill leads nowhere and is left out."""
    return [
        _door(block, words.family(block["family"], language), skills)
        for block in blocks
        if (skills := _skills(block["family"], words))
    ]


def _door(block: StructValue, family: FamilyName, skills: list[str]) -> Door:
    title, sentence = block["title"] or family.name, block["sentence"] or family.definition
    return Door(block["family"], title, sentence, _url(skills), DRAWINGS[block["family"]])


def _skills(family: str, words: Vocabulary) -> list[str]:
    return [key for key in words.skill_keys() if words.skill(key, "fr").family == family]


def _url(skills: list[str]) -> str:
    query = QueryDict(mutable=True)
    query.setlist("skill", skills)
    return f"{reverse('catalogue')}?{query.urlencode()}"
