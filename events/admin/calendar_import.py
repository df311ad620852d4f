"""The page that brings in a calendar: first what would happen is shown, then it is done."""

import base64
import zlib

from django import forms
from django.core.validators import URLValidator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser

from events.admin.action_page import ActionPage
from events.calendar_files.importing import import_calendar
from events.calendar_files.reading import MOST_BYTES
from events.models import WorkshopPage
from network.sheets.reading import UnreadableFileError
from network.sheets.verdicts import Outcome
from network.visits.fetching import FetchError, fetch
from partners.models import Place


class CalendarImportForm(forms.Form):
    """A file or an address; `content` is the calendar itself, carried from the trial to the import."""

    file = forms.FileField(
        label=_("File"), required=False, help_text=_("A file whose name ends in .ics, 2 MB at most.")
    )
    address = forms.CharField(
        label=_("Or its address"),
        required=False,
        max_length=1000,
        validators=[URLValidator(schemes=["https", "webcal"])],
        help_text=_("It begins with https:// or webcal:// and often ends in .ics."),
    )
    workshop = forms.ModelChoiceField(
        WorkshopPage.objects.all(),
        label=_("Workshop"),
        required=False,
        widget=AdminPageChooser(target_models=[WorkshopPage]),
        help_text=_("Empty: each event goes to the workshop that has its title."),
    )
    place = forms.ModelChoiceField(
        Place.objects.filter(live=True),
        label=_("Place"),
        required=False,
        help_text=_("For the events whose place we do not know."),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if not self.errors:
            cleaned["content"] = self._content(cleaned)
        return cleaned

    def _content(self, cleaned: dict[str, object]) -> bytes:
        file, address = cleaned.get("file"), cleaned.get("address")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB."))
        if file:
            return file.read()
        if cleaned.get("kept"):
            return _unpacked(cleaned["kept"])
        if not address:
            raise forms.ValidationError(_("Choose a file or write an address."))
        try:
            return fetch(address, most_bytes=MOST_BYTES, purpose="calendar import")
        except FetchError as error:
            raise forms.ValidationError({"address": str(error)}) from error


class ImportCalendarView(ActionPage):
    form_class = CalendarImportForm
    template_name = "events/admin/calendar_import.html"
    permission_required = "add"
    page_title = _("Import a calendar")

    def form_valid(self, form: CalendarImportForm) -> HttpResponse:
        is_trial = "save" not in self.request.POST
        answers = {name: form.cleaned_data[name] for name in ("content", "workshop", "place")}
        try:
            report = import_calendar(now=timezone.now(), is_dry_run=is_trial, **answers)
        except UnreadableFileError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        if is_trial:
            kept = base64.b64encode(zlib.compress(answers["content"])).decode()
            return self.render_to_response(self.get_context_data(form=form, report=report, kept=kept))
        number = sum(verdict.outcome in (Outcome.CREATED, Outcome.UPDATED) for verdict in report.verdicts)
        said = ngettext("%(number)s session brought in.", "%(number)s sessions brought in.", number)
        messages.success(
            self.request, said % {"number": number} if number else gettext("Nothing had to change.")
        )
        return redirect(self.get_success_url())


def _unpacked(kept: str) -> bytes:
    try:
        # No more than a file may hold, whatever it unfolds to.
        return zlib.decompressobj().decompress(base64.b64decode(kept, validate=True), MOST_BYTES + 1)
    except (ValueError, zlib.error):
        raise forms.ValidationError(_("Choose the file again.")) from None
