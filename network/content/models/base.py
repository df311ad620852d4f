"""What all pages share: an introduction, how they look when shared, and what machines read."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from network.content.languages import below_language
from network.content.previews import PreviewedOnPhones
from network.content.unfinished import has_gaps
from network.content.visibility import ReadablePageManager, ReadablePageQuerySet

if TYPE_CHECKING:
    from network.content.models.picture import Picture


class BasePage(PreviewedOnPhones, Page):
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

    # The source of the catalogue that tells of pages of this type; "" for pages that nobody should find.
    told_by = "page"

    # Whether words of the original show, as far as is known when the page is served.
    has_gaps = False

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
    def social_picture(self) -> "Picture | None":
        """The picture when shared, else the one that the page shows."""
        return self.social_image or getattr(self, "picture", None)

    @property
    def social_text(self) -> str:
        return self.search_description or self.introduction

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go down as Wagtail does, and let the page below know this one: its trail need not ask again."""
        if not path_components:
            return super().route(request, path_components)
        below = get_object_or_404(self.get_children().specific(), slug=path_components[0])
        below._cached_parent_obj = self
        return below.route(request, path_components[1:])

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return what Wagtail would, in one query for most pages; it brings the other languages as well."""
        self._in_all_languages = self._read_all_languages()
        own = next((page for page in self._in_all_languages if page.pk == self.pk), None)
        self.has_gaps = own is not None and own.has_gaps
        is_open = own is not None and not own.is_private
        return PageViewRestriction.objects.none() if is_open else super().get_view_restrictions()

    def versions(self, request: HttpRequest) -> dict[str, str]:
        """Return the path of each language version that anybody may read, by language, this one included.

        What is asked below a page, such as one place of the directory, is below its other versions too.
        """
        below = below_language(request.path).removeprefix(below_language(self.get_url(request)))
        pages = getattr(self, "_in_all_languages", None) or self._read_all_languages()
        return {
            page.locale.language_code: f"{page.get_url(request)}{below}"
            for page in pages
            if page.is_readable and page.alias_of_id is None
        }

    def _read_all_languages(self) -> list[Page]:
        pages = ReadablePageQuerySet(Page).filter(translation_key=self.translation_key)
        return list(pages.telling_who_may_read().annotate(has_gaps=has_gaps()).select_related("locale"))

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        """Return what the page is in schema.org words, one dictionary a thing; none by default."""
        return []
