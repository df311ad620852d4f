"""The pages of the history: a line for each act, a page for each version with what it changed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from partners.differences import differences
from partners.history import acts, history_of, version_before, versions_of
from partners.models import Organisation
from partners.services.editing import ClashError, Outcome, edition
from partners.services.putting_back import as_it_was, put_back
from partners.space.door import member_of, show
from partners.space.history.forms import PutBackForm

ON_A_PAGE = 25


@member_of()
@require_safe
def history(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List what happened, the newest first."""
    page = Paginator(history_of(organisation), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"acts": acts(page.object_list, organisation), "pages": _around(page)}
    return show(request, organisation, "space/history/history.html", context, section="history")


@member_of()
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, organisation: Organisation, version: int) -> HttpResponse:
    """Show what a version changed and what is otherwise now; put it back."""
    revision = get_object_or_404(versions_of(organisation).select_related("content_type"), pk=version)
    form = PutBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _put_back(request, organisation, revision, form):
        return redirect("space:history", organisation=organisation.slug)
    context = _told(revision)
    return show(request, organisation, "space/history/version.html", context, section="history")


def _told(revision: Revision) -> dict[str, object]:
    written, old, before = revision.as_object(), as_it_was(revision), version_before(revision)
    today = type(written).objects.get(pk=written.pk)
    return {
        "version": revision,
        "name": written.name,
        "is_first": before is None,
        "changed": differences(before, written) if before else [],
        "otherwise": differences(today, old),
        "based_on": edition(today),
        "is_public": today.is_public,
    }


def _put_back(
    request: HttpRequest, organisation: Organisation, revision: Revision, form: PutBackForm
) -> bool:
    """Do it and say what comes next; or say why it was not done."""
    based_on = form.cleaned_data["based_on"]
    try:
        outcome = put_back(revision=revision, user=request.user, organisation=organisation, based_on=based_on)
    except ClashError:
        words = _(
            "Somebody changed this meanwhile, nothing was lost. Look again before you put a version back."
        )
        messages.error(request, words, extra_tags="careful")
        return False
    except ValidationError as error:
        words = _("This version lacks what the site asks for today: %(what)s Change it in its form instead.")
        messages.error(request, words % {"what": " ".join(error.messages)}, extra_tags="failed")
        return False
    is_public = outcome == Outcome.PUBLISHED
    messages.success(
        request,
        _("Everybody reads this version again.")
        if is_public
        else _("We look at it, then it is public. We write to you."),
    )
    return True


def _around(page: object) -> dict[str, object]:
    return {
        "number": page.number,
        "count": page.paginator.num_pages,
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
