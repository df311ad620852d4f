"""The form about one sheet, and the page that says what happens next.

The form is not on the page of the sheet: that one stays without cookie, the same for everybody.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from network.content.reports.form import is_welcome
from partners.addresses import address_of
from partners.enums import SheetProblem
from partners.keys import MODELS, Sheet, organisation_of
from partners.models import Offer
from partners.reporting.form import SheetReportForm
from partners.services.reporting import report


@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show the form, or keep what was typed and thank."""
    sheet, now = _public(kind, slug), timezone.now()
    form = SheetReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and is_welcome(request, form, now=now):
        told = report(sheet=sheet, **form.told, now=now)
        has_closed = told.reason == SheetProblem.CLOSED
        return redirect("report-closed" if has_closed else "report-thanks", kind, slug)
    return render(request, "partners/report.html", _told(sheet) | {"form": form})


@require_http_methods(["GET", "HEAD"])
def thanks(request: HttpRequest, kind: str, slug: str, *, has_closed: bool) -> HttpResponse:
    """Say what happens next, and lead back."""
    told = _told(_public(kind, slug)) | {"has_closed": has_closed}
    return render(request, "partners/report_thanks.html", told)


def _public(kind: str, slug: str) -> Sheet:
    """Return a sheet that anybody may read; to nobody is it told that there is another."""
    model = MODELS.get(kind)
    rows = model.objects.current() if model is Offer else model.objects.live() if model else None
    sheet = rows.filter(slug=slug).first() if rows is not None else None
    if sheet is None:
        raise Http404
    return sheet


def _told(sheet: Sheet) -> dict[str, object]:
    organisation = organisation_of(sheet)
    return {
        "sheet": sheet,
        "sheet_url": address_of(sheet),
        "organisation": organisation if organisation and organisation.is_public else None,
    }
