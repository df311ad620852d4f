"""The page under which workshops live: it shows their coming dates by month, place and skill."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from events.calendar.context import calendar_context
from events.models.workshop_page import WorkshopPage
from network.content.feeds import FEED, feed
from network.content.models import BasePage


class CalendarPage(BasePage):
    """The calendar of one language."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.WorkshopPage"]
    template = "events/calendar_page.html"
    page_description = _("Shows all coming dates. Workshops are added below it.")

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [FEED.rstrip("/")] and self.live:
            return RouteResult(self, kwargs={"is_feed": True})
        return super().route(request, path_components)

    def pages_to_show(self) -> QuerySet[WorkshopPage]:
        return WorkshopPage.objects.child_of(self).with_family().select_related("locale", "organisation")

    def serve(self, request: HttpRequest, is_feed: bool = False) -> HttpResponse:
        """Show the calendar, or the feed of the workshops that were published last."""
        return feed(self, request, self._newest()) if is_feed else super().serve(request)

    def _newest(self) -> QuerySet[WorkshopPage]:
        return (
            WorkshopPage.objects.child_of(self).readable().originals().order_by("-first_published_at", "-pk")
        )

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        return super().get_context(request, *args, **kwargs) | calendar_context(request)
