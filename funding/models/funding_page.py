"""The page under which programmes live: an index, its files, its funders and the patronage calculator."""

from contextlib import suppress

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from funding.index.listing import items_of, listing_context
from funding.models.funder import Funder
from funding.models.programme_page import ProgrammePage
from funding.patronage.context import patronage_context
from network.content.models import BasePage


class FundingPage(RoutablePageMixin, BasePage):
    """The programmes of one language. `shown` is the title of the sub-page a request asked for."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["funding.ProgrammePage"]
    template = "funding/funding_page.html"
    page_description = _("Lists the programmes and their dates, and holds the calculator for companies.")
    shown = ""

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("funding pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components:
            with suppress(Http404):
                return self.below(request, path_components[0]).route(request, path_components[1:])
        return super().route(request, path_components)

    def pages_to_show(self) -> QuerySet[ProgrammePage]:
        return ProgrammePage.objects.child_of(self).select_related("locale", "funder__locale")

    @classmethod
    def current(cls) -> "FundingPage | None":
        """Return the index in the active language, if anybody may read it."""
        return cls.objects.readable().filter(locale__language_code=get_language() or "").first()

    @path("")
    def all(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=listing_context(self, request))

    @path("financeurs/<slug:slug>/")
    def funder(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show a funder and the programmes of its own."""
        funder = Funder.objects.live().called(slug, self.locale).select_related("logo", "locale").first()
        if funder is None:
            raise Http404
        told = {"funder": funder, "items": items_of(self, funder, request)}
        return self._below(request, funder.name, "funding/funder_page.html", told)

    @path("mecenat/")
    def patronage(self, request: HttpRequest) -> HttpResponse:
        title = gettext("What a gift takes off your company’s tax")
        return self._below(request, title, "funding/patronage_page.html", patronage_context(request))

    def _below(
        self, request: HttpRequest, title: str, template: str, told: dict[str, object]
    ) -> HttpResponse:
        self.shown = title
        home = {"title": gettext("Home"), "url": reverse("wagtail_serve", args=[""])}
        trail = [home, {"title": self.title, "url": self.get_url(request)}]
        context = {"trail": trail, "heading": title, **told}
        return self.render(request, context_overrides=context, template=template)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, object]]:
        base, addresses = self.get_full_url(request), super().get_sitemap_urls(request)
        funders = Funder.objects.live().filter(locale=self.locale_id).values_list("slug", "last_published_at")
        below = [("mecenat/", None), *((f"financeurs/{slug}/", at) for slug, at in funders)]
        return [*addresses, *({"location": f"{base}{path}", "lastmod": at} for path, at in below)]

    @property
    def social_title(self) -> str:
        return self.shown or super().social_title
