"""A story in the words of schema.org: an Article that says as little of the person as the page does."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from home.models import Testimonial

Thing = dict[str, object]


def story_in_schema_org(story: "Testimonial", url: str) -> Thing:
    """Return an Article about the person or the organisation (https://schema.org/Article)."""
    about: Thing = {"@type": "Person", "name": story.speaker}
    if story.organisation and story.organisation.live:
        about |= {"affiliation": {"@type": "Organization", "name": story.organisation.name}}
    return {
        "@type": "Article",
        "@id": f"{url}#story",
        "headline": story.title,
        "description": story.words,
        "url": url,
        "datePublished": story.first_published_at and story.first_published_at.isoformat(),
        "dateModified": story.last_published_at and story.last_published_at.isoformat(),
        "about": about,
    }
