"""Stories beside what they tell of: a workshop, a programme, an organisation, or nothing in particular."""

from django import template
from django.db import models

from home.models import Testimonial
from home.testimonials.days import today
from home.testimonials.reading import TestimonialQuerySet
from home.testimonials.shown import shown_story
from network.catalogue.translations import reading_language

register = template.Library()

MOST = 3
Context = dict[str, object]


@register.inclusion_tag("home/stories.html")
def stories_of(subject: models.Model) -> Context:
    """Show the latest stories about a workshop, a programme or an organisation, if there is any."""
    return _shown(_stories().about(subject))


@register.inclusion_tag("home/stories.html")
def latest_stories() -> Context:
    """Show the latest stories of all."""
    return _shown(_stories())


def _stories() -> TestimonialQuerySet:
    return Testimonial.objects.public(today()).in_language(reading_language())


def _shown(stories: TestimonialQuerySet) -> Context:
    """Return the cards and the address of the page of all stories, in one query."""
    found = list(stories.with_address().latest()[:MOST])
    return {
        "stories": [shown_story(story, f"{story.page_url}{story.slug}/") for story in found],
        "list_url": found[0].page_url if found else "",
    }
