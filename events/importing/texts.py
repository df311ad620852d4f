"""Between what a file says of a workshop and the fields of its page."""

from collections.abc import Callable, Mapping

from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from events.importing.reading import Text
from events.models import WorkshopPage
from network.catalogue.enums import Fee
from network.geo.normalise import normalise

SOURCE = "import"

_fields: Mapping[str, Callable[[Text], object]] = {
    "title": lambda text: text.title,
    "introduction": lambda text: text.summary,
    "level": lambda text: text.level,
    "audience": lambda text: text.audience,
    "fee": lambda text: text.fee,
}


def differences(page: WorkshopPage, text: Text) -> frozenset[str]:
    """Return the names of the fields whose value the file changes."""
    different = {name for name, value in _fields.items() if getattr(page, name) != value(text)}
    if [(block["type"], block["value"]) for block in page.body.raw_data] != _blocks(text):
        different.add("body")
    if {skill.key for skill in page.skills.all()} != set(text.skills):
        different.add("skills")
    if normalise(page.organisation.name) != normalise(text.organisation):
        different.add("organisation")
    return frozenset(different)


def tell(page: WorkshopPage, text: Text) -> None:
    """Give a page what the file says, but its organisation and skills."""
    for name, value in _fields.items():
        setattr(page, name, value(text))
    if page.fee != Fee.FREE and not page.fee_note:
        # The file has no column for it, and nobody should come without knowing.
        page.fee_note = _("Ask the organisation.")
    blocks = _blocks(text)
    if [(block["type"], block["value"]) for block in page.body.raw_data] != blocks:
        page.body = [{"type": kind, "value": value} for kind, value in blocks]


def _blocks(text: Text) -> list[tuple[str, str]]:
    return [("paragraph", linebreaks(text.description, autoescape=True))] if text.description else []
