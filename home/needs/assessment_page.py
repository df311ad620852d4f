"""Where somebody finds out where they stand: about ten plain questions, no account, nothing kept."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.needs.asking import assessment_form, sections
from home.needs.questions import QuestionsBlock, first_questions
from home.trail import trail
from network.content.models import BasePage


class AssessmentPage(BasePage):
    """The self-assessment of one language. Barriers, wishes, place and time are asked after its questions."""

    questions = StreamField(QuestionsBlock(), default=first_questions, verbose_name=_("questions"))

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "home/assessment_page.html"
    page_description = _("About ten plain questions that end in a profile and in workshops that fit.")

    content_panels = [*BasePage.content_panels, FieldPanel("questions")]

    class Meta:
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        form = kwargs.pop("form", None) or assessment_form(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": trail(self, request), "form": form, "sections": sections(form)}
