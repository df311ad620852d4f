"""The form of a place in the admin, grouped as people speak of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel


def group(heading: str, *fields: str | tuple[str, ...]) -> Panel:
    """Return a panel of fields; those of a tuple stand side by side."""
    panels = [
        FieldPanel(field) if isinstance(field, str) else FieldRowPanel([FieldPanel(name) for name in field])
        for field in fields
    ]
    return MultiFieldPanel(panels, heading=heading)


PLACE_PANELS = [
    group(_("What it is"), "name", "organisation", "summary", "description", "typologies"),
    group(
        _("Where it is"),
        "address",
        "address_complement",
        ("postcode", "commune", "insee_code"),
        ("latitude", "longitude"),
        "itinerance",
    ),
    group(_("When it is open"), "opening_hours", "appointment_url"),
    group(_("How to reach it"), "phone", "emails", "website", "other_websites"),
    group(_("What people find there"), "services", "support_modes", "fees"),
    group(
        _("Who is welcome, and how"),
        "publics",
        "special_care",
        "access",
        "access_modes",
        "accessibility_sheet",
    ),
    group(
        _("For the office"),
        "updated_on",
        "pivot",
        "parent_structure",
        "national_programmes",
        "trainings",
        "other_trainings",
    ),
]
