"""A page that simply tells something: who we are, how to help, what we do with your data."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.trail import trail
from network.content.blocks import BodyBlock
from network.content.models import BasePage


class StandardPage(BasePage):
    """Texts and pictures, and pages below it."""

    picture = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"
    page_description = _("Tells something in texts and pictures: who we are, how to help, legal notice.")

    content_panels = [*BasePage.content_panels, FieldPanel("picture"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": trail(self, request), "pages_below": self.pages_below()}

    def pages_below(self) -> list["StandardPage"]:
        """Return the published pages right below, in the order staff gave them."""
        if self.is_leaf():
            return []
        return list(StandardPage.objects.child_of(self).live().order_by("path"))
