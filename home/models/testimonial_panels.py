"""How a testimonial is edited: who speaks and with what consent, then what its kind needs."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel

from home.testimonials.editing import ConsentStatePanel

TESTIMONIAL_PANELS = [
    FieldPanel("kind"),
    FieldPanel("title"),
    MultiFieldPanel(
        [FieldPanel("words"), FieldRowPanel([FieldPanel("person"), FieldPanel("role")])],
        heading=_("Who speaks"),
    ),
    MultiFieldPanel([FieldPanel("consent"), ConsentStatePanel()], heading=_("Consent")),
    MultiFieldPanel(
        [
            FieldPanel("before"),
            FieldPanel("now"),
            FieldRowPanel([FieldPanel("figure_before"), FieldPanel("figure_now"), FieldPanel("figure_unit")]),
        ],
        heading=_("For a portrait: what changed"),
    ),
    MultiFieldPanel(
        [FieldPanel("programme"), FieldPanel("offers"), FieldPanel("results")],
        heading=_("For an association: what it did"),
    ),
    FieldPanel("more"),
    FieldPanel("picture"),
    MultiFieldPanel(
        [
            FieldPanel("organisation"),
            InlinePanel("workshop_links", [PageChooserPanel("workshop")], label=_("Workshop")),
            InlinePanel("programme_links", [PageChooserPanel("programme")], label=_("Programme")),
            FieldPanel("skills", widget=CheckboxSelectMultiple),
        ],
        heading=_("Shown beside"),
    ),
]
