"""Testimonials in the menu of the admin, each with the state of its consent."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Testimonial
from home.testimonials.days import today


class TestimonialFilterSet(WagtailFilterSet):
    class Meta:
        model = Testimonial
        fields = ["kind", "live"]


class TestimonialViewSet(SnippetViewSet):
    model = Testimonial
    icon = "openquote"
    menu_label = _("Testimonials")
    menu_order = 255
    add_to_admin_menu = True
    copy_view_enabled = False
    filterset_class = TestimonialFilterSet
    list_display = [
        "title",
        "kind",
        "person",
        Column("consent", label=_("Consent"), accessor=lambda story: story.consent.state(today())),
        LiveStatusTagColumn(),
    ]
