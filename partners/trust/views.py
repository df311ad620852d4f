"""The page behind a reminder: what the public reads, a button for each sheet, one for all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from network.content.private import private
from partners.addresses import address_of
from partners.keys import Sheet, key_of, organisation_of
from partners.services.checking import sheets_of, still_right, told
from partners.trust.links import asked_user
from partners.trust.telling import checked

EVERYTHING = "all"


@private
def still_right_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the sheets of whom the link was written to; a press notes that one, or all, are right."""
    user = asked_user(token)
    sheets = sheets_of(user) if user else []
    if not sheets:
        return render(request, "partners/trust/gone.html", status=404)
    if request.method == "POST":
        wanted = request.POST.get("sheet", "")
        chosen = [one for one in sheets if wanted in (EVERYTHING, key_of(one))]
        for sheet in chosen:
            still_right(sheet=sheet, user=user, on=timezone.localdate())
        messages.success(request, told(len(chosen)))
        return redirect("still-right", token)
    lines = [_line(sheet) for sheet in sheets]
    return render(request, "partners/trust/still_right.html", {"lines": lines, "everything": EVERYTHING})


def _line(sheet: Sheet) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "sheet": sheet,
        "key": key_of(sheet),
        "kind": sheet._meta.verbose_name,
        "organisation": organisation_of(sheet),
        "checked": checked(sheet, today),
        "is_done": getattr(sheet, sheet.checked_field) == today,
        "url": address_of(sheet),
    }
