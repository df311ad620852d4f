"""Where moderators read what partners change: field by field, then yes, not yet, or no."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django import forms
from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from partners.addresses import address_of
from partners.differences import Difference, differences
from partners.keys import Sheet, sheet_of
from partners.models import ImportRun, Proposal
from partners.models.import_run import State as ImportState
from partners.models.proposal import State
from partners.permissions import PUBLISHES_ALL
from partners.services import reviewing
from partners.services.reviewing import DecidedError

MOST_DECIDED = 20
# Half a number, or half a week, tells nobody anything.
READ_WHOLE = frozenset(["phone", "opening_hours"])


class ReasonForm(forms.Form):
    """What the partner is told."""

    reason = forms.CharField(
        label=_("What to change, or why not"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The letter to the partner says just that. Needed to ask for a change or to refuse."),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A field before and after; `words` are pieces of a text with what became of each."""

    told: Difference
    words: tuple[tuple[str, str], ...]
    is_changed_meanwhile: bool


class ReviewPage(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """The frame of these pages: for who publishes."""

    page_title = _("Changes of partners")
    header_icon = "check"

    def test_func(self) -> bool:
        return self.request.user.has_perm(PUBLISHES_ALL)

    def handle_no_permission(self) -> HttpResponse:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [{"url": reverse("review:index"), "label": self.page_title}]


class ListView(ReviewPage):
    """What waits, the oldest first; then what was decided lately."""

    template_name = "partners/admin/review_list.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        known = Proposal.objects.select_related("organisation", "author", "revision", "decided_by")
        decided = known.exclude(decided_at=None).order_by("-decided_at")[:MOST_DECIDED]
        files = ImportRun.objects.filter(state=ImportState.ASKED).select_related("organisation")
        told = {
            "waiting": known.to_review(),
            "files": files.order_by("created_at"),
            "decided": decided,
            "refused": State.REFUSED,
        }
        return super().get_context_data(**kwargs) | told


class ReviewView(ReviewPage):
    """One proposal beside what the public reads; the buttons decide."""

    template_name = "partners/admin/review.html"

    @cached_property
    def proposal(self) -> Proposal:
        known = Proposal.objects.select_related("organisation", "author", "revision")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.proposal.revision.object_str

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        public = sheet_of(self.proposal.sheet)
        told = {
            "proposal": self.proposal,
            "lines": list(_lines(self.proposal, public)),
            "public_url": address_of(public) if public else "",
            "edit_url": _edit_url(public) if public else "",
            "preview_url": _preview_url(self.proposal, public) if public else "",
            "is_waiting": self.proposal.state == State.WAITING,
            "form": ReasonForm(),
        }
        return super().get_context_data(**kwargs) | told | kwargs

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = ReasonForm(request.POST)
        form.is_valid()
        act, reason = request.POST.get("act", ""), form.cleaned_data.get("reason", "")
        if act in ("ask", "refuse") and not reason:
            form.add_error("reason", gettext("Write what to change, or why not: the partner reads it."))
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            self._refuse_unread()
            said = self._decide(act, reason)
        except DecidedError:
            messages.error(request, gettext("This has changed since you opened it. Read it again."))
            return redirect("review:index")
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("review:review", self.proposal.pk)
        messages.success(request, said)
        return self._next()

    def _refuse_unread(self) -> None:
        """Raise DecidedError where the partner sent another text since the page was drawn."""
        if self.request.POST.get("revision") != str(self.proposal.revision_id):
            raise DecidedError

    def _decide(self, act: str, reason: str) -> str:
        told = {"proposal": self.proposal, "user": self.request.user}
        if act == "accept":
            reviewing.accept(**told)
            return gettext("It is public. The partner is told.")
        if act == "ask":
            reviewing.ask_for_change(**told, reason=reason)
            return gettext("The partner is asked for a change.")
        if act == "refuse":
            reviewing.refuse(**told, reason=reason)
            return gettext("It is refused; the partner reads why. You can take it back below.")
        if act == "reopen":
            reviewing.reopen(**told)
            return gettext("It waits for a decision again.")
        raise DecidedError

    def _next(self) -> HttpResponse:
        """Go on with what waits longest, else back to the list."""
        following = Proposal.objects.to_review().first()
        return redirect("review:review", following.pk) if following else redirect("review:index")


def _lines(proposal: Proposal, public: Sheet | None) -> Iterator[Line]:
    """Yield what would change for the public; before a decision on a living sheet, what a yes would do."""
    after = reviewing.merged(proposal) if proposal.state == State.WAITING else proposal.revision.as_object()
    before = public if public and public.live else None
    both = reviewing.changed_meanwhile(proposal)
    for told in differences(before, after):
        yield Line(told, _words(told), told.field in both)


def _words(told: Difference) -> tuple[tuple[str, str], ...]:
    """Return the pieces of a changed text: same, gone or new; none where it is read as a whole."""
    old, new = told.before.split(), told.after.split()
    if not old or not new or told.added or told.removed or told.field in READ_WHOLE:
        return ()
    names = {"equal": "same", "delete": "gone", "insert": "new"}
    pieces: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "replace":
            pieces += [("gone", " ".join(old[a:b])), ("new", " ".join(new[c:d]))]
        else:
            pieces.append((names[what], " ".join(old[a:b] or new[c:d])))
    return tuple(pieces)


def _edit_url(sheet: Sheet) -> str:
    return reverse(sheet.snippet_viewset.get_url_name("edit"), args=[sheet.pk])


def _preview_url(proposal: Proposal, sheet: Sheet) -> str:
    name = sheet.snippet_viewset.get_url_name("revisions_view")
    return reverse(name, args=[sheet.pk, proposal.revision_id])


class ReviewViewSet(ViewSet):
    name = url_prefix = "review"
    menu_label = ReviewPage.page_title
    icon = ReviewPage.header_icon

    def get_menu_item(self, order: int | None = None) -> object:
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm(PUBLISHES_ALL)
        return item

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ListView.as_view(), name="index"),
            path("<int:pk>/", ReviewView.as_view(), name="review"),
        ]
