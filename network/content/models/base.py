"""What all pages share: an introduction, how they look when shared, and what machines read."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from network.content.languages import below_language
from network.content.previews import PreviewedOnPhones
from network.content.unfinished import with_gaps
from network.content.visibility import ReadablePageManager, ReadablePageQuerySet, private_paths

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

    objects = ReadablePageManager()

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("social_image")], heading=_("When shared")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    # What is read of a page for all the copies that requests will take of it.
    read_once: tuple[str, ...] = ("locale",)

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
    def social_picture_id(self) -> int | None:
        """Which picture that is, without reading it."""
        return self.social_image_id or getattr(self, "picture_id", None)

    @property
    def social_text(self) -> str:
        return self.search_description or self.introduction

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Go down as Wagtail does, along pages that are kept until the content changes."""
        if not path_components:
            return super().route(request, path_components)
        return self.below(request, path_components[0]).route(request, path_components[1:])

    def pages_to_show(self) -> QuerySet[Page]:
        """Return the pages right below with all that showing one takes; drafts too, which are for `route`."""
        return self.get_children().specific()

    def below(self, request: HttpRequest, slug: str) -> Page:
        """Return the page right below at this address, a copy of its own, or raise Http404.

        It knows this page as its parent: its trail need not ask again.
        """
        # Here, because the frame knows models: at the top the two would import each other.
        from network.content.frame import keep, own_copy

        def read() -> Page:
            page = get_object_or_404(self.pages_to_show(), slug=slug)
            for name in page.read_once:
                getattr(page, name)
            return page

        page = own_copy(keep(request, ("page", self.pk, slug), read))
        page._cached_parent_obj = self
        return page

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return what Wagtail would; most pages are in no private part of the site, which costs nothing."""
        if self.path.startswith(private_paths()):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @cached_property
    def has_gaps(self) -> bool:
        """Whether words of its original show; a page in the site's own language has no original."""
        is_original = self.locale.language_code == settings.LANGUAGE_CODE
        return not is_original and with_gaps(Page.objects.filter(pk=self.pk)).exists()

    def versions(self, request: HttpRequest) -> dict[str, str]:
        """Return the path of each language version that anybody may read, by language, this one included.

        What is asked below a page, such as one place of the directory, is below its other versions too.
        """
        # Here, because the frame knows models: at the top the two would import each other.
        from network.content.frame import keep

        below = below_language(request.path).removeprefix(below_language(self.get_url(request)))
        found = keep(request, ("versions", self.translation_key), lambda: self._versions(request))
        now = timezone.now()
        return {code: f"{url}{below}" for code, url, until in found if until is None or until > now}

    def _versions(self, request: HttpRequest) -> list[tuple[str, str, datetime | None]]:
        pages = ReadablePageQuerySet(Page).filter(translation_key=self.translation_key)
        told = pages.originals().readable().select_related("locale")
        told = told.only("url_path", "expire_at", "locale__language_code")
        return [(page.locale.language_code, page.get_url(request), page.expire_at) for page in told]

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        """Return what the page is in schema.org words, one dictionary a thing; none by default."""
        return []
