"""What the page of one story shows: the story, where to learn the same, and other stories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from events.keeping_in_step import subject_of
from home.testimonials.shown import ShownStory, shown_story
from partners.directory.coming import coming_of
from partners.models import DirectoryPage

if TYPE_CHECKING:
    from home.models import Testimonial, TestimonialsPage

MORE = 3


def story_context(
    page: "TestimonialsPage", rows: Sequence["Testimonial"], request: HttpRequest
) -> dict[str, object]:
    """Return what the template shows; `rows` are the same story once for each of its workshops."""
    story = rows[0]
    workshops = [subject_of(row.workshop_key) for row in rows if row.workshop_key]
    home = {"title": gettext("Home"), "url": reverse("wagtail_serve", args=[""])}
    return {
        "story": story,
        "trail": [home, {"title": page.title, "url": page.get_url(request)}],
        "organisation_url": _organisation_url(story),
        "cards": coming_of(workshops, timezone.now()) if workshops else [],
        "others": _others(page, story),
        "list_url": page.get_url(request),
    }


def _organisation_url(story: "Testimonial") -> str:
    if not (story.organisation and story.organisation.live and story.directory_path):
        return ""
    directory = DirectoryPage(url_path=story.directory_path, locale=story.locale)
    return directory.address_of(story.organisation)


def _others(page: "TestimonialsPage", story: "Testimonial") -> list[ShownStory]:
    others = page.stories().exclude(pk=story.pk).of_kind_first(story.kind)[:MORE]
    return [shown_story(other, page.address_of(other)) for other in others]
