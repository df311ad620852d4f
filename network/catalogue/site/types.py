"""The types of result that people tell apart; each gathers kinds of the catalogue."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from network.catalogue.enums import KINDS, Kind, SiteKind


class ResultType(TextChoices):
    """In the order of the filters."""

    WORKSHOPS = "workshops", _("Workshops and help")
    RESOURCES = "resources", _("Resources")
    PARTNERS = "partners", _("Organisations and places")
    PROGRAMMES = "programmes", _("Programmes")
    TESTIMONIALS = "testimonials", _("Testimonials")
    PAGES = "pages", _("Pages and news")


_TYPES = {
    **dict.fromkeys(Kind.values, ResultType.WORKSHOPS),
    Kind.ONLINE_COURSE: ResultType.RESOURCES,
    Kind.TUTORIAL: ResultType.RESOURCES,
    SiteKind.RESOURCE: ResultType.RESOURCES,
    SiteKind.ORGANISATION: ResultType.PARTNERS,
    SiteKind.PLACE: ResultType.PARTNERS,
    SiteKind.PROGRAMME: ResultType.PROGRAMMES,
    SiteKind.TESTIMONIAL: ResultType.TESTIMONIALS,
    SiteKind.PAGE: ResultType.PAGES,
    SiteKind.NEWS: ResultType.PAGES,
}
# Names in the sprite of icons.
ICONS = {
    ResultType.WORKSHOPS: "calendar",
    ResultType.RESOURCES: "book",
    ResultType.PARTNERS: "building",
    ResultType.PROGRAMMES: "handshake",
    ResultType.TESTIMONIALS: "users",
    ResultType.PAGES: "info",
}


def type_of(kind: str) -> ResultType:
    """Return the type that a kind of the catalogue belongs to."""
    return _TYPES[kind]


def kinds_of(result_type: str) -> frozenset[str]:
    """Return the kinds of a type."""
    return frozenset(str(kind) for kind in KINDS if type_of(kind) == result_type)
