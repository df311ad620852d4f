"""What people answered after the sessions of a workshop, as far as it may be shown."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.http import Http404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from events.models import FeedbackCount, Session, WorkshopPage
from events.services.feedback import Answer, Question
from network.content.few import FEWEST, shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers; counts are None where they are kept back."""

    question: str
    total: int | None
    rows: list[tuple[str, int | None]]


def asked_of(workshop_key: UUID) -> list[Asked]:
    """Return what may be told of the answers after all sessions of a workshop, all people together."""
    sessions = Session.objects.of_keys([workshop_key])
    counted = FeedbackCount.objects.filter(session__in=sessions).values_list("question", "answer")
    counts = {(question, answer): n for question, answer, n in counted.annotate(n=Sum("count"))}
    return [_asked(question, counts) for question in Question]


def _asked(question: Question, counts: dict[tuple[str, str], int]) -> Asked:
    told = shown({answer.value: counts.get((question.value, answer.value), 0) for answer in Answer})
    return Asked(str(question.label), told.total, [(Answer(key).label, n) for key, n in told.counts.items()])


class FeedbackView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One page a workshop: one session alone is too few people to tell anything about."""

    permission_policy = ModelPermissionPolicy(FeedbackCount)
    permission_required = "view"
    page_title = _("Answers after the sessions")
    header_icon = "comment"
    template_name = "events/admin/feedback.html"

    @cached_property
    def workshop(self) -> WorkshopPage:
        key = self.kwargs["workshop"]
        page = WorkshopPage.objects.by_key([key], language=get_language() or "").get(key)
        if page is None:
            raise Http404
        return page

    def get_page_subtitle(self) -> str:
        return self.workshop.title

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        above = {"url": reverse("session:index"), "label": gettext("Sessions")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), above, here]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        asked = asked_of(self.workshop.translation_key)
        return super().get_context_data(**kwargs) | {"asked": asked, "fewest": FEWEST}


def feedback_addresses() -> list[URLPattern]:
    return [path("feedback/<uuid:workshop>/", FeedbackView.as_view(), name="workshop_feedback")]
