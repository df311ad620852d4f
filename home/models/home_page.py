"""Where people arrive: one search, what comes next near them, three doors, and a voice on the phone."""

from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from home.blocks import DoorsBlock
from home.context import home_context
from home.json_ld import network_in_schema_org
from network.content.blocks import BodyBlock
from network.content.models import BasePage

MAX_EXAMPLES = 4


class HomePage(BasePage):
    """The home page of one language. Its title names it in menus; its headline welcomes people."""

    headline = models.CharField(
        _("headline"), max_length=100, help_text=_("What the site is for, in a few plain words.")
    )
    examples = models.TextField(
        _("examples of searches"),
        blank=True,
        help_text=_("Shown under the search, one a line, four at most: “tablet”, “scams”."),
    )
    doors = StreamField(DoorsBlock(), blank=True, verbose_name=_("doors to the families of skills"))
    phone_sentence = models.CharField(
        _("sentence beside the phone number"),
        max_length=200,
        blank=True,
        help_text=_("What one may ask when calling."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about us"))

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "home.NewsIndexPage",
        "home.AssessmentPage",
        "home.FiguresPage",
        "home.TestimonialsPage",
        "events.CalendarPage",
        "partners.DirectoryPage",
        "funding.FundingPage",
        "home.LibraryPage",
    ]
    # One a language: `clean` keeps the languages apart.
    max_count = len(settings.LANGUAGES)
    template = "home/home_page.html"
    page_description = _("Where people arrive: the search, the next dates, the families of skills.")

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel("headline"), FieldPanel("introduction"), FieldPanel("examples")],
            heading=_("Welcome and search"),
        ),
        FieldPanel("doors"),
        FieldPanel("phone_sentence"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("headline"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def social_title(self) -> str:
        return self.seo_title or self.headline

    @property
    def searches(self) -> list[str]:
        """The examples of searches, as staff typed them."""
        return [line.strip() for line in self.examples.splitlines() if line.strip()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page; an address that only another language has leads there, where it is said."""
        try:
            return super().route(request, path_components)
        except Http404:
            if path_components and (found := _route_elsewhere(self, request, path_components)):
                return found
            raise

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | home_context(self, request)

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        return network_in_schema_org(request)

    def clean(self) -> None:
        super().clean()
        others = HomePage.objects.filter(locale=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and others.exists():
            raise ValidationError({"title": _("This language has a home page already.")})
        if len(self.searches) > MAX_EXAMPLES:
            raise ValidationError({"examples": _("Write four examples at most.")})


def _route_elsewhere(home: HomePage, request: HttpRequest, path_components: list[str]) -> RouteResult | None:
    """Return what the address means below the home page of another language."""
    for other in home.get_translations().live():
        with suppress(Http404):
            return super(HomePage, other).route(request, path_components)
    return None
