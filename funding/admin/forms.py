"""The form of a call: which programme, and from when to when."""

from datetime import datetime, time

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from funding.models import ProgrammePage
from network.content.admin.fields import PageKeyField, WallClockField

FIRST_MINUTE, LAST_MINUTE = time(0, 0), time(23, 59)


class CallForm(WagtailAdminModelForm):
    """A day without an hour begins at its first minute and ends at its last one."""

    programme_key = PageKeyField(ProgrammePage, label=_("Programme"))
    opens_at = WallClockField(label=_("Opens"), hour=FIRST_MINUTE)
    pre_deposit_at = WallClockField(
        label=_("First file before"),
        hour=LAST_MINUTE,
        required=False,
        help_text=_("When a first file is asked for before the whole request."),
    )
    closes_at = WallClockField(label=_("Closes"), hour=LAST_MINUTE)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        opens, first, closes = (cleaned.get(name) for name in ("opens_at", "pre_deposit_at", "closes_at"))
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The call must close after it opens."))
        if first and not _is_within(first, opens, closes):
            self.add_error("pre_deposit_at", _("This must be between the opening and the closing."))
        return cleaned


def _is_within(moment: datetime, start: datetime | None, end: datetime | None) -> bool:
    return (start is None or start <= moment) and (end is None or moment <= end)
