"""The page that lists the resources of one language, and leads to each of them."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.models.resource_page import ResourcePage
from home.resources.listing import library_context
from network.content.models import BasePage


class LibraryPage(BasePage):
    """The library of one language."""

    page_description = _("Lists the resources below it, with filters. One a language.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ResourcePage"]
    template = "home/library_page.html"

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def pages_to_show(self) -> QuerySet[ResourcePage]:
        return ResourcePage.objects.child_of(self).select_related("locale")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | library_context(self, request)
