"""The form of an offer in the admin, in the order people ask about it."""

from django.utils.translation import gettext_lazy as _

from partners.models.place_panels import group

OFFER_PANELS = [
    group(_("What it is"), "kind", "name", "organisation", "summary", "description", "skills", "level"),
    group(_("How to get it"), "ways", ("phone", "email"), "link", "referral", "contact_name"),
    group(_("When and where"), "format", "places", "opening_hours", ("starts_on", "ends_on")),
    group(_("Who is welcome, and how"), "audience", "languages", "access"),
    group(_("Whom it serves"), "area_kind", "area_codes", "area_name"),
    group(_("What it costs"), "fee", "fee_details"),
    group(_("What is lent"), "lent", "loan_conditions"),
    group(_("For the office"), "checked_on"),
]
