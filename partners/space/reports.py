"""Errors that the public reported on the sheets of an organisation: its people correct them and say so."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.content.reports.handling import deal_with
from partners.models import Organisation
from partners.models.sheet_report import LONGEST_OUTCOME
from partners.services.reporting import with_sheets
from partners.space.door import member_of, show

MOST_DONE = 10


class OutcomeForm(forms.Form):
    """What was done, if somebody wants to say so."""

    outcome = forms.CharField(required=False, max_length=LONGEST_OUTCOME)


@member_of()
@require_safe
def reports(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List what waits, the oldest first, then what was dealt with lately."""
    theirs = organisation.reports
    done = theirs.filter(handled_at__isnull=False).order_by("-handled_at")[:MOST_DONE]
    told = {
        "waiting": with_sheets(theirs.waiting().order_by("created_at")),
        "done": with_sheets(done),
        "longest": LONGEST_OUTCOME,
    }
    return show(request, organisation, "space/reports.html", told, section="reports")


@member_of()
@require_POST
def corrected(request: HttpRequest, organisation: Organisation, report: int) -> HttpResponse:
    """Note that a report is dealt with; the first who says so counts."""
    one = get_object_or_404(organisation.reports, pk=report)
    form = OutcomeForm(request.POST)
    outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
    if deal_with(report=one, by=request.user, now=timezone.now(), outcome=outcome):
        messages.success(request, _("Thank you: the report is closed."))
    else:
        messages.info(request, _("Somebody closed this report already."), extra_tags="careful")
    return redirect("space:reports", organisation=organisation.slug)
