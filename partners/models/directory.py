"""The page that lists organisations and places, and shows each of them below its own address."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from network.content.models import BasePage
from network.content.state import current_version
from partners.directory.listing import listing_context
from partners.directory.schema_org import organisation_thing, place_thing
from partners.directory.telling import organisation_context, place_context
from partners.models.listed import Listed
from partners.models.organisation import Organisation
from partners.models.place import Place


@lru_cache(maxsize=8)
def _current(version: str, language: str) -> "DirectoryPage | None":
    return DirectoryPage.objects.live().filter(locale__language_code=language).first()


class DirectoryPage(RoutablePageMixin, BasePage):
    """The directory of one language. `shown` is the organisation or place a request asked for."""

    max_count_per_parent = 1
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "partners/directory_page.html"
    page_description = _("Lists organisations and places, which are edited in the menu “Directory”.")
    shown: Listed | None = None

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")

    @classmethod
    def current(cls) -> "DirectoryPage | None":
        """Return the public directory in the active language; requests share it, so nobody changes it."""
        return _current(current_version(), get_language() or "")

    @path("")
    def all(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=listing_context(self, request))

    @path("lieux/<slug:slug>/")
    def place(self, request: HttpRequest, slug: str) -> HttpResponse:
        place = Place.objects.live().select_related("organisation").filter(slug=slug).first()
        if place is None:
            raise Http404
        return self._show(request, place, "partners/place_page.html", place_context(place, timezone.now()))

    @path("<slug:slug>/")
    def organisation(self, request: HttpRequest, slug: str) -> HttpResponse:
        rows = list(Organisation.objects.live().filter(slug=slug).select_related("logo").one_a_skill())
        if not rows:
            raise Http404
        skills = [row.skill_name for row in rows if row.skill_name]
        told = organisation_context(rows[0], timezone.now(), skills)
        return self._show(request, rows[0], "partners/organisation_page.html", told)

    def _show(
        self, request: HttpRequest, listed: Listed, template: str, told: dict[str, object]
    ) -> HttpResponse:
        self.shown = listed
        home = {"title": gettext("Home"), "url": reverse("wagtail_serve", args=[""])}
        trail = [home, {"title": self.title, "url": self.get_url(request)}]
        context = {"trail": trail, "directory": self, **told}
        return self.render(request, context_overrides=context, template=template)

    def address_of(self, listed: Listed) -> str:
        """Return the path of a place's or an organisation's page."""
        return f"{self.url}{self.path_to(listed)}"

    @staticmethod
    def path_to(listed: Listed) -> str:
        """Return where a place's or an organisation's page is below any directory."""
        prefix = "lieux/" if isinstance(listed, Place) else ""
        return f"{prefix}{listed.slug}/"

    @property
    def social_title(self) -> str:
        return self.shown.name if self.shown else super().social_title

    @property
    def social_text(self) -> str:
        return self.shown.summary if self.shown and self.shown.summary else super().social_text

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        if self.shown is None:
            return []
        url = f"{settings.SITE_URL}{self.address_of(self.shown)}"
        if isinstance(self.shown, Place):
            return [place_thing(self.shown, url, timezone.now())]
        return [organisation_thing(self.shown, url)]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, object]]:
        return [*super().get_sitemap_urls(request), *self._addresses(request)]

    def _addresses(self, request: HttpRequest | None) -> Iterator[dict[str, object]]:
        base = self.get_full_url(request)
        for slug, changed_at in Organisation.objects.live().values_list("slug", "last_published_at"):
            yield {"location": f"{base}{slug}/", "lastmod": changed_at}
        for slug, changed_at in Place.objects.live().values_list("slug", "last_published_at"):
            yield {"location": f"{base}lieux/{slug}/", "lastmod": changed_at}
