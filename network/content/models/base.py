"""What all pages share: an introduction, how they look when shared, and what machines read."""

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from network.content.visibility import ReadablePageManager


class BasePage(Page):
    """A page with an introduction and a description for search engines and social networks."""

    introduction = models.CharField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two short sentences: what people find here."),
    )
    social_image = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture when shared"),
    )

    objects = ReadablePageManager()

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("social_image")], heading=_("When shared")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    class Meta:
        abstract = True

    @property
    def social_title(self) -> str:
        return self.seo_title or self.title

    @property
    def social_text(self) -> str:
        return self.search_description or self.introduction

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Show the page; below another language's address, lead to its own: no text under a wrong `lang`."""
        language = get_language()
        if language != settings.LANGUAGE_CODE and self.locale.language_code != language:
            return redirect(self.get_url(request))
        return super().serve(request, *args, **kwargs)

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        """Return what the page is in schema.org words, one dictionary a thing; none by default."""
        return []
