"""The smallest parts of a page, a hundred to a page: tags, because a template of their own costs more."""

from collections.abc import Hashable
from datetime import date
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from network.content.templatetags.plain_words import leaf

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return an icon of the sprite; the words beside it say the same, so screen readers skip it."""
    return _icon(name)


@register.simple_tag
def badge(text: str, tone: str = "", icon: str = "") -> SafeString:
    """Return a few words in a pill; `tone` is free, careful, stopped or family."""
    return _badge(str(text), tone, icon)


@register.simple_tag
def calendar_leaf(moment: object) -> SafeString:
    """Return the leaf of a calendar; screen readers skip it and hear the date in words beside it."""
    return _calendar_leaf(*leaf(moment))


@register.simple_tag
def drawn(template_name: str, **values: Hashable) -> SafeString:
    """Return a part of a page, drawn once for equal values, the same day and language.

    The template sees these values and LANGUAGE_CODE, nothing else: they tell all that it shows.
    """
    # The network's own day, as in `plain_words`: no thread is asked for another zone, thirty times a page.
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    return _drawn(template_name, tuple(values.items()), get_language(), today)


# A list shows twenty cards, and each reader asks for the same ones.
@lru_cache(maxsize=2000)
def _drawn(
    template_name: str, values: tuple[tuple[str, Hashable], ...], language: str | None, _today: date
) -> SafeString:
    return render_to_string(template_name, {**dict(values), "LANGUAGE_CODE": language})


@lru_cache(maxsize=200)
def _icon(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("icons/sprite.svg"),
        name,
    )


@lru_cache(maxsize=500)
def _badge(text: str, tone: str, icon: str) -> SafeString:
    classes = f"badge badge--{tone}" if tone else "badge"
    return format_html('<span class="{}">{}{}</span>', classes, _icon(icon) if icon else "", text)


@lru_cache(maxsize=1000)
def _calendar_leaf(day: str, number: str, month: str) -> SafeString:
    return format_html(
        '<div class="calendar-leaf" aria-hidden="true"><span class="calendar-leaf__day">{}</span>'
        '<span class="calendar-leaf__number">{}</span><span class="calendar-leaf__month">{}</span></div>',
        day,
        number,
        month,
    )
