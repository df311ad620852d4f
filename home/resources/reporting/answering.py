"""The two pages below a resource where a reader reports a problem, and is thanked."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from home.resources.reporting.writing import ResourceReportForm, report
from home.trail import Step, trail
from network.content.reports.form import is_welcome

if TYPE_CHECKING:
    from home.models import ResourcePage

# The form is not on the page of the resource: that one stays without cookie, the same for everybody.
REPORT, THANKS = "signaler", "signaler/merci"
STEPS = (REPORT, THANKS)


def answer(page: "ResourcePage", request: HttpRequest, *, step: str) -> HttpResponse:
    """Show the form, take it in, or thank."""
    form = ResourceReportForm(request.POST or None) if step == REPORT else None
    if form and form.is_valid() and _is_taken(page, request, form):
        return redirect(f"{page.get_url(request)}{THANKS}/")
    url = page.get_url(request) or ""
    told = {"resource": page, "resource_url": url, "form": form}
    return render(
        request,
        "home/resource_report.html",
        told | {"trail": [*trail(page, request), Step(page.title, url)]},
    )


def _is_taken(page: "ResourcePage", request: HttpRequest, form: ResourceReportForm) -> bool:
    now = timezone.now()
    if not is_welcome(request, form, now=now):
        return False
    report(resource=page, **form.told, now=now)
    return True
