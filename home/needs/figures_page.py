"""The page of the key figures: each survey with its charts, its source and how far to trust it."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.needs.survey import Survey
from home.trail import trail
from network.content.models import BasePage


class FiguresPage(BasePage):
    """The key figures of one language."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "home/figures_page.html"
    page_description = _("Shows the surveys kept under “Needs”, with their charts, sources and tables.")

    class Meta:
        verbose_name = _("page of the key figures")
        verbose_name_plural = _("pages of the key figures")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        surveys = Survey.objects.in_language(self.locale.language_code)
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": trail(self, request), "surveys": list(surveys)}
