"""Forms about sessions: to edit one, to call it off."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from events.local_time import to_wall_clock
from events.models import WorkshopPage
from events.services.capacity import check_capacity
from events.services.refusing import NotPossibleError
from events.services.series_changes import Scope
from network.content.admin.fields import PageKeyField, WallClockField

LONGEST = timedelta(hours=12)
MOST_DATES = 60
LISTED = 30


class DatesField(forms.CharField):
    """Days with their hour, one a line; gives the moments in order, each once."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: object) -> tuple[datetime, ...]:
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_DATES:
            raise forms.ValidationError(_("Write %(most)s dates at most.") % {"most": MOST_DATES})
        return tuple(sorted({self._moment(line) for line in lines}))

    def prepare_value(self, value: object) -> object:
        if isinstance(value, tuple):
            return "\n".join(f"{to_wall_clock(moment):%d/%m/%Y %H:%M}" for moment in value)
        return super().prepare_value(value)

    def _moment(self, line: str) -> datetime:
        try:
            return WallClockField().clean(line)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("“%(line)s” is no day and hour: write 16/12/2026 14:00.") % {"line": line[:LISTED]}
            ) from None


class SessionForm(WagtailAdminModelForm):
    """A session stays with its workshop: whoever enrols enrols for that."""

    workshop_key = PageKeyField(
        WorkshopPage, label=_("Workshop"), help_text=_("It cannot change once the session is saved.")
    )
    starts_at = WallClockField(label=_("Starts"))
    ends_at = WallClockField(label=_("Ends"))
    other_dates = DatesField(
        label=_("Further dates of a course"),
        required=False,
        help_text=_(
            "Only when people book several dates at once. One a line: 16/12/2026 14:00. "
            "Each lasts as long as the first."
        ),
    )
    scope = forms.ChoiceField(
        label=_("What you change holds for"),
        choices=Scope.choices,
        initial=Scope.THIS,
        widget=forms.RadioSelect,
        help_text=_(
            "Its hours, place, link, seats and note. Dates that are booked, called off or moved "
            "stay as they are."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workshop_key"].disabled = self.instance.pk is not None
        self.first_start = self.instance.starts_at
        if self.instance.pk:
            self.initial["other_dates"] = tuple(one.starts_at for one in self.instance.meetings.all())
        if not self.instance.series_id:
            del self.fields["scope"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        start, end, place = (cleaned.get(name) for name in ("starts_at", "ends_at", "place"))
        if start and end and end - start > LONGEST:
            self.add_error("ends_at", _("A session lasts twelve hours at most. Make one session a day."))
        if place and not place.live:
            self.add_error("place", _("Publish this place first: nobody can see it yet."))
        if start and any(other < start for other in cleaned.get("other_dates") or ()):
            self.add_error("other_dates", _("The first date of a course is the one above: write later ones."))
        if start and cleaned.get("scope", Scope.THIS) != Scope.THIS and not self._is_same_day(start):
            self.add_error("scope", _("The other dates keep their days. Change the series to move them all."))
        self._check_capacity(cleaned)
        return cleaned

    def _is_same_day(self, start: datetime) -> bool:
        return to_wall_clock(start).date() == to_wall_clock(self.first_start).date()

    def _check_capacity(self, cleaned: dict[str, object]) -> None:
        try:
            check_capacity(self.instance, cleaned.get("capacity"))
        except NotPossibleError as refusal:
            self.add_error("capacity", str(refusal))
