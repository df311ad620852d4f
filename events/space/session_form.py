"""A date as somebody types it: a day, two hours, a place, seats; once, or every week."""

from datetime import date, datetime, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.local_time import from_wall_clock, is_skipped, to_wall_clock
from events.models import Session
from events.services.capacity import check_capacity
from events.services.refusing import NotPossibleError
from events.space.reach import sessions_of
from events.typed_time import HOURS, DayInput, HourInput
from partners.fields import validate_day
from partners.models import Organisation, Place

FARTHEST = timedelta(days=366)
DAY = {"widget": DayInput, "input_formats": ["%Y-%m-%d", "%d/%m/%Y"], "validators": [validate_day]}
TYPED = {"starts_at": "starts", "ends_at": "ends"}


class SessionForm(forms.ModelForm):
    """One date of a workshop; `workshop_key` is that of the instance."""

    day = forms.DateField(label=_("Day"), **DAY)
    starts = forms.TimeField(label=pgettext_lazy("hour", "From"), widget=HourInput, input_formats=HOURS)
    ends = forms.TimeField(label=pgettext_lazy("hour", "To"), widget=HourInput, input_formats=HOURS)
    remote_url = forms.URLField(
        label=_("Link to join online"),
        assume_scheme="https",
        required=False,
        help_text=_("For a session that people join from home."),
    )
    field_order = ["day", "starts", "ends", "place"]

    class Meta:
        model = Session
        fields = ["place", "remote_url", "capacity", "note"]

    def __init__(self, *args: object, organisation: Organisation, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = _places(organisation, self.instance)
        if self.instance.pk:
            start, end = to_wall_clock(self.instance.starts_at), to_wall_clock(self.instance.ends_at)
            self.initial |= {"day": start.date(), "starts": start.time(), "ends": end.time()}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if {"day", "starts", "ends"} <= cleaned.keys():
            self._set_moments(cleaned)
        try:
            check_capacity(self.instance, cleaned.get("capacity"))
        except NotPossibleError as refusal:
            self.add_error("capacity", str(refusal))
        return cleaned

    def _set_moments(self, cleaned: dict[str, object]) -> None:
        day, start, end = (cleaned[name] for name in ("day", "starts", "ends"))
        if is_skipped(datetime.combine(day, start)):
            self.add_error("starts", _("This hour does not exist that night: the clocks go forward."))
            return
        self.instance.starts_at = from_wall_clock(datetime.combine(day, start))
        self.instance.ends_at = from_wall_clock(datetime.combine(day, end))
        if end <= start:
            self.add_error("ends", _("The session must end after it starts."))
        elif self._moves and self.instance.starts_at <= timezone.now():
            self.add_error("day", _("This moment is over. Choose a day to come."))

    @property
    def _moves(self) -> bool:
        return not self.instance.pk or bool({"day", "starts"} & set(self.changed_data))

    def _get_validation_exclusions(self) -> set[str]:
        # The constraints of a session ask about its moments and its workshop as well.
        return super()._get_validation_exclusions() - {"starts_at", "ends_at", "workshop_key"}

    def add_error(self, field: str | None, error: object) -> None:
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                typed = TYPED.get(name, name)
                if name in TYPED and {"day", "starts", "ends"} & self.errors.keys():
                    # The moment lacks because of what is wrong above: that is told already.
                    continue
                super().add_error(typed if typed in self.fields else None, errors)
            return
        super().add_error(field, error)


class NewSessionForm(SessionForm):
    """A date, or one a week until a day, public holidays left out."""

    until = forms.DateField(
        label=_("Every week until"),
        required=False,
        help_text=_("Leave empty for one date only. Public holidays are left out."),
        **DAY,
    )

    def clean_until(self) -> date | None:
        until, day = self.cleaned_data["until"], self.cleaned_data.get("day")
        if until and day and not day <= until <= day + FARTHEST:
            raise forms.ValidationError(_("Choose a day after the first, within a year."))
        return until


def _places(organisation: Organisation, session: Session) -> object:
    """Return its public places, those where it already meets, and the one chosen before."""
    met = sessions_of(organisation).filter(place__isnull=False).values("place")
    return Place.objects.live().filter(Q(organisation=organisation) | Q(pk__in=met)).order_by("sort_key")
