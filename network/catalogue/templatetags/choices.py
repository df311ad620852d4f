"""The checkboxes of a facet: sixty on a page, so drawn by hand."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from network.catalogue.presentation.filters import Option

register = template.Library()


@register.simple_tag
def choices(name: str, options: Iterable[Option]) -> SafeString:
    """Return a checkbox for each option; one that finds nothing is greyed but stays in reach."""
    return mark_safe("\n".join(_choice(name, option) for option in options))  # noqa: S308


def _choice(name: str, option: Option) -> str:
    classes = "choice" if option.count else "choice choice--empty"
    checked = " checked" if option.is_selected else ""
    return (
        f'<label class="{classes}">'
        f'<input type="checkbox" name="{escape(name)}" value="{escape(option.value)}"{checked}>'
        f'<span>{escape(option.label)}</span><span class="facet__count">{option.count}</span></label>'
    )
