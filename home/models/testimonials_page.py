"""The page that lists stories and shows each of them below its own address."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.models.testimonial import Testimonial
from home.testimonials.days import today
from home.testimonials.json_ld import story_in_schema_org
from home.testimonials.listing import listing_context
from home.testimonials.telling import story_context
from network.catalogue.translations import reading_language
from network.content.languages import offer_original
from network.content.models import BasePage
from network.content.visibility import ReadablePageManager


class TestimonialsPage(RoutablePageMixin, BasePage):
    """The stories of one language. `shown` is the story a request asked for."""

    page_description = _("Lists the testimonials of one language and shows each of them, with filters.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    # Cards elsewhere lead here: the page is as public as the home page above it.
    private_page_options: list[str] = []
    template = "home/testimonials_page.html"
    shown: Testimonial | None = None

    objects = ReadablePageManager()

    class Meta:
        verbose_name = _("page of testimonials")
        verbose_name_plural = _("pages of testimonials")

    @classmethod
    def current(cls) -> "TestimonialsPage | None":
        """Return the public page of stories in the active language."""
        return cls.objects.live().filter(locale__language_code=reading_language()).first()

    @path("")
    def all(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, context_overrides=listing_context(self, request))

    @path("<slug:slug>/")
    def story(self, request: HttpRequest, slug: str) -> HttpResponse:
        stories = self.stories().filter(slug=slug).select_related("locale").with_languages(today())
        rows = list(stories.with_directory().one_a_workshop())
        if not rows:
            return _in_its_own_language(slug, request)
        self.shown = rows[0]
        context = story_context(self, rows, request)
        return self.render(request, context_overrides=context, template="home/testimonial.html")

    def stories(self) -> QuerySet[Testimonial]:
        """Return what anybody may read today in the language of the page."""
        stories = Testimonial.objects.public(today()).filter(locale=self.locale_id)
        return stories.select_related("organisation", "picture").latest()

    def address_of(self, story: Testimonial) -> str:
        return f"{self.url}{story.slug}/"

    @property
    def social_title(self) -> str:
        return self.shown.title if self.shown else super().social_title

    @property
    def social_text(self) -> str:
        return self.shown.words if self.shown else super().social_text

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        if self.shown is None:
            return []
        url = f"{settings.SITE_URL}{self.address_of(self.shown)}"
        return [story_in_schema_org(self.shown, url)]

    def versions(self, request: HttpRequest) -> dict[str, str]:
        """Return the languages of the page; of a story, those in which anybody may read it."""
        found = super().versions(request)
        if self.shown is None:
            return found
        return {code: url for code, url in found.items() if getattr(self.shown, f"told_in_{code}")}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, object]]:
        return [*super().get_sitemap_urls(request), *self._addresses(request)]

    def _addresses(self, request: HttpRequest | None) -> Iterator[dict[str, object]]:
        base = self.get_full_url(request)
        for story in self.stories():
            yield {"location": f"{base}{story.slug}/", "lastmod": story.last_published_at}


def _in_its_own_language(slug: str, request: HttpRequest) -> HttpResponse:
    """Lead to the story in a language that has it; Http404 when nobody may read it in any."""
    story = Testimonial.objects.public(today()).with_address().filter(slug=slug).order_by("pk").first()
    if story is None:
        raise Http404
    return offer_original(story.title, f"{story.page_url}{slug}/", story.locale.language_code, request)
