"""The parts of the space, each registered by the app that knows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from partners.models import Organisation
    from partners.permissions import Visitor


def _everybody(organisation: "Organisation", user: "Visitor") -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Section:
    """A part: its label (lazy), its icon of the sprite, the name of its first address, its place in the menu.

    `is_for` says whether a user sees it; `count`, how many things wait there, which the label then tells.
    """

    name: str
    label: str
    icon: str
    url_name: str
    order: int
    is_for: Callable[["Organisation", "Visitor"], bool] = _everybody
    count: Callable[["Organisation"], int] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    label: str
    icon: str
    url: str


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Show a part in the menu of the space. Called once, when the app is ready."""
    _sections[section.name] = section


def sections_of(organisation: "Organisation", user: "Visitor") -> list[Link]:
    """Return the menu of an organisation's space for a user, in order."""
    return [
        Link(one.name, _label(one, organisation), one.icon, reverse(one.url_name, args=[organisation.slug]))
        for one in sorted(_sections.values(), key=lambda one: one.order)
        if one.is_for(organisation, user)
    ]


def _label(section: Section, organisation: "Organisation") -> str:
    waiting = section.count(organisation) if section.count else 0
    return f"{section.label} ({waiting})" if waiting else section.label
