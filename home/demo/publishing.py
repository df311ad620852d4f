"""A page of the demonstration is published as an editor would: checked, with a first revision."""

from wagtail.models import DraftStateMixin, Page


def publish_below(parent: Page, page: Page) -> None:
    """Add `page` below `parent` and publish it; raises ValidationError when the texts are wrong."""
    page.live = False
    parent.add_child(instance=page)
    publish(page)


def publish(page: DraftStateMixin) -> None:
    """Check and publish the page, or the story, as it stands, under a new revision."""
    page.full_clean()
    page.save_revision().publish()
