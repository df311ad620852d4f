"""The page that lists organisations, places and offers, and shows each of them below its own address."""

from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from network.content.models import BasePage
from network.content.state import current_version
from partners.directory.listing import listing_context
from partners.directory.offer_telling import offer_context
from partners.directory.offer_thing import offer_thing
from partners.directory.schema_org import organisation_thing, place_thing
from partners.directory.telling import organisation_context, place_context
from partners.models.listed import Listed
from partners.models.offer import Offer
from partners.models.organisation import Organisation
from partners.models.place import Place

# Organisations stand right below the directory.
PREFIXES: dict[type[Listed], str] = {Place: "lieux/", Offer: "offres/"}
# The page of a place only names its organisation and leads there.
_UNTOLD = [
    f"organisation__{field.name}"
    for field in Organisation._meta.concrete_fields
    if field.name not in {"id", "name", "slug", "live"}
]


@lru_cache(maxsize=8)
def _current(version: str, language: str) -> "DirectoryPage | None":
    return DirectoryPage.objects.live().filter(locale__language_code=language).first()


class DirectoryPage(RoutablePageMixin, BasePage):
    """The directory of one language. `shown` is the organisation, place or offer a request asked for."""

    max_count_per_parent = 1
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    template = "partners/directory_page.html"
    page_description = _("Lists organisations, places and offers, which are edited in the menu “Directory”.")
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
        places = Place.objects.live().select_related("organisation").defer(*_UNTOLD)
        place = places.filter(slug=slug).first()
        if place is None:
            return self._moved(request, Place.objects.successor(slug))
        return self._show(request, place, "partners/place_page.html", place_context(place, timezone.now()))

    @path("offres/<slug:slug>/")
    def offer(self, request: HttpRequest, slug: str) -> HttpResponse:
        offers = Offer.objects.current().select_related("organisation").prefetch_related("places", "skills")
        offer = offers.filter(slug=slug).first()
        if offer is None:
            raise Http404
        return self._show(request, offer, "partners/offer_page.html", offer_context(offer, timezone.now()))

    @path("<slug:slug>/")
    def organisation(self, request: HttpRequest, slug: str) -> HttpResponse:
        rows = list(Organisation.objects.live().filter(slug=slug).select_related("logo").one_a_skill())
        if not rows:
            return self._moved(request, Organisation.objects.successor(slug))
        skills = [row.skill_name for row in rows if row.skill_name]
        told = organisation_context(rows[0], timezone.now(), skills)
        return self._show(request, rows[0], "partners/organisation_page.html", told)

    def _moved(self, request: HttpRequest, successor: Listed | None) -> HttpResponse:
        """Lead on from the old address of a merged sheet."""
        if successor is None:
            raise Http404
        # Not for ever: an undone merge gives the address back, and a browser keeps a 301 as long as it may.
        answer = HttpResponsePermanentRedirect(f"{self.get_url(request)}{self.path_to(successor)}")
        patch_cache_control(answer, max_age=300)
        return answer

    def _show(
        self, request: HttpRequest, listed: Listed, template: str, told: dict[str, object]
    ) -> HttpResponse:
        self.shown = listed
        home = {"title": gettext("Home"), "url": reverse("wagtail_serve", args=[""])}
        trail = [home, {"title": self.title, "url": self.get_url(request)}]
        context = {"trail": trail, "directory": self, **told}
        return self.render(request, context_overrides=context, template=template)

    def address_of(self, listed: Listed) -> str:
        """Return the path of the page of a place, an offer or an organisation."""
        return f"{self.base}{self.path_to(listed)}"

    @cached_property
    def base(self) -> str:
        """Return the path of this page: it is asked for each link on it."""
        return self.url or ""

    @staticmethod
    def path_to(listed: Listed) -> str:
        """Return where the page of a place, an offer or an organisation is below any directory."""
        return f"{PREFIXES.get(type(listed), '')}{listed.slug}/"

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
        if isinstance(self.shown, Organisation):
            return [organisation_thing(self.shown, url)]
        tell = place_thing if isinstance(self.shown, Place) else offer_thing
        return [tell(self.shown, url, timezone.now())]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, object]]:
        return [*super().get_sitemap_urls(request), *self._addresses(request)]

    def _addresses(self, request: HttpRequest | None) -> Iterator[dict[str, object]]:
        base = self.get_full_url(request)
        for listed in (Organisation.objects.live(), Place.objects.live(), Offer.objects.current()):
            prefix = PREFIXES.get(listed.model, "")
            for slug, changed_at in listed.values_list("slug", "last_published_at"):
                yield {"location": f"{base}{prefix}{slug}/", "lastmod": changed_at}
