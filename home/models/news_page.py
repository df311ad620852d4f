"""News of the network: one page lists them, newest first, and is also a feed."""

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.json_ld import article
from home.trail import trail
from network.catalogue.addresses import pages_of
from network.content.blocks import BodyBlock
from network.content.feeds import FEED, feed
from network.content.models import BasePage
from network.content.visibility import ReadablePageQuerySet

# The name under which the catalogue knows the news.
NEWS = "news"
PER_PAGE = 10


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The list of the news in one language."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    template = "home/news_index_page.html"
    page_description = _("Lists the news, newest first; also a feed. News are added below it.")

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    @path("")
    def all(self, request: HttpRequest) -> HttpResponse:
        shown = Paginator(self.news(), PER_PAGE).get_page(request.GET.get("page"))
        return self.render(request, context_overrides={"shown": shown, "pages": pages_of(shown, request.GET)})

    @path(FEED)
    def as_feed(self, request: HttpRequest) -> HttpResponse:
        return feed(self, request, self.news())

    def news(self) -> ReadablePageQuerySet:
        """Return the news that anybody may read, newest first."""
        return NewsPage.objects.child_of(self).readable().order_by("-published_on", "-pk")


class NewsPage(BasePage):
    """Something that happened, or is about to."""

    told_by = NEWS
    page_description = _("Something that happened or is about to, with its day.")

    published_on = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("author"), max_length=100, blank=True)
    organisation = models.ForeignKey(
        "partners.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    picture = models.ForeignKey(
        "content.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("author"), FieldPanel("organisation")],
            heading=_("When, and by whom"),
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("published_on", "author", "organisation")
    ]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | {"trail": trail(self, request)}

    def json_ld(self, request: HttpRequest) -> list[dict[str, object]]:
        return [*super().json_ld(request), article(self, request)]
