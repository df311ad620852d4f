"""Stories beside what they tell of: a workshop, a programme, an organisation, or nothing in particular."""

from collections.abc import Callable

from django import template
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from home.models import Testimonial
from home.testimonials.days import today
from home.testimonials.reading import TestimonialQuerySet
from home.testimonials.shown import shown_story
from network.catalogue.translations import reading_language
from network.content.frame import keep

register = template.Library()

MOST = 3


@register.simple_tag(takes_context=True)
def stories_of(context: template.Context, subject: models.Model) -> SafeString:
    """Show the latest stories about a workshop, a programme or an organisation, if there is any."""
    return _kept(context, subject, lambda: _stories().about(subject))


@register.simple_tag(takes_context=True)
def latest_stories(context: template.Context) -> SafeString:
    """Show the latest stories of all."""
    return _kept(context, None, _stories)


def _kept(
    context: template.Context, subject: models.Model | None, stories: Callable[[], TestimonialQuerySet]
) -> SafeString:
    """Return the section, drawn once a day as long as no story, consent or page changes."""

    def draw() -> SafeString:
        return render_to_string("home/stories.html", _shown(stories()))

    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return draw()
    return keep(request, ("stories", today(), subject and (type(subject), subject.pk)), draw)


def _stories() -> TestimonialQuerySet:
    return Testimonial.objects.public(today()).in_language(reading_language())


def _shown(stories: TestimonialQuerySet) -> dict[str, object]:
    """Return the cards and the address of the page of all stories, in one query."""
    found = list(stories.with_address().latest()[:MOST])
    return {
        "stories": [shown_story(story, f"{story.page_url}{story.slug}/") for story in found],
        "list_url": found[0].page_url if found else "",
    }
