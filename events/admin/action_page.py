"""The frame of the pages about sessions that are more than a list and a form of one row."""

from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events.models import Session


class ActionPage(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form below the list of sessions; afterwards one is back where one came from."""

    model = Session
    header_icon = "date"

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("session:index")

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        above = {"url": reverse("session:index"), "label": Session._meta.verbose_name_plural.capitalize()}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), above, here]
