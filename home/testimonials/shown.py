"""A story in words, for cards: templates/components/story.html shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from home.models import Testimonial
    from home.models.testimonial import Figure


@dataclass(frozen=True, slots=True)
class ShownStory:
    kind: str
    kind_label: str
    title: str
    url: str
    words: str
    speaker: str
    role: str
    figure: "Figure | None"


def shown_story(story: "Testimonial", url: str) -> ShownStory:
    """Return the card of a story that leads to `url`."""
    return ShownStory(
        kind=story.kind,
        kind_label=story.get_kind_display(),
        title=story.title,
        url=url,
        words=story.words,
        speaker=story.speaker,
        role=story.role,
        figure=story.figure,
    )
