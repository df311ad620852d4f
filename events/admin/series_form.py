"""A series asked for in plain words; what was typed becomes a Series, not saved yet."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.local_time import is_skipped, to_wall_clock
from events.models import Series, Session, WorkshopPage
from events.models.series import LONGEST_MINUTES
from events.recurrence.pattern import Pattern
from events.recurrence.plain import FARTHEST, ORDINALS, Frequency, PlainRule, in_plain_words, patterned
from events.recurrence.rules import MOST_DATES
from events.typed_time import HOURS, DayInput, HourInput
from network.content.admin.fields import DAY_FORMATS, PageKeyField
from network.sheets.verdicts import RefusedError
from partners.models import Place

MOST_DAYS = 100
LISTED = 30


class DaysField(forms.CharField):
    """Days, one a line; gives them in order, each once, and names the line it cannot read."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: object) -> tuple[date, ...]:
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST_DAYS:
            raise forms.ValidationError(_("Write %(most)s days at most.") % {"most": MOST_DAYS})
        return tuple(sorted({self._day(line) for line in lines}))

    def prepare_value(self, value: object) -> object:
        if isinstance(value, tuple):
            return "\n".join(f"{day:%d/%m/%Y}" for day in value)
        return super().prepare_value(value)

    def _day(self, line: str) -> date:
        try:
            return forms.DateField(input_formats=DAY_FORMATS).clean(line)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("“%(line)s” is no day: write one a line, for example 24/12/2026.") % {"line": line[:LISTED]}
            ) from None


class SeriesForm(forms.ModelForm):
    """`form.save(commit=False)` holds the pattern; nothing is written here."""

    workshop_key = PageKeyField(WorkshopPage, label=_("Workshop"))
    first_on = forms.DateField(
        label=_("From which day on"),
        input_formats=DAY_FORMATS,
        widget=DayInput,
        help_text=_("The first date is the first day from here on that your choice gives."),
    )
    hour = forms.TimeField(label=_("Hour it starts"), input_formats=HOURS, widget=HourInput)
    until_hour = forms.TimeField(label=_("Hour it ends"), input_formats=HOURS, widget=HourInput)
    frequency = forms.ChoiceField(
        label=_("How often"), choices=Frequency.choices, widget=forms.RadioSelect, initial=Frequency.WEEKLY
    )
    interval = forms.IntegerField(
        label=_("Every how many"),
        min_value=1,
        max_value=52,
        initial=1,
        help_text=_("1: every week, every month or every day. 2: one in two."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days of the week"),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For every week: one or more. For every month: one."),
    )
    ordinal = forms.TypedChoiceField(
        label=_("Which one of the month"),
        coerce=int,
        choices=[("", "—"), *ORDINALS.items()],
        empty_value=0,
        required=False,
        help_text=_("For every month only."),
    )
    until = forms.DateField(
        label=_("Until which day"),
        input_formats=DAY_FORMATS,
        widget=DayInput,
        required=False,
        help_text=_("Or say below how many dates."),
    )
    times = forms.IntegerField(
        label=_("How many dates"),
        min_value=1,
        max_value=MOST_DATES,
        required=False,
        help_text=_("Days off do not count: you get as many dates as you write."),
    )
    remote_url = forms.URLField(
        label=_("Link to join online"),
        assume_scheme="https",
        max_length=200,
        required=False,
        help_text=_("For an online session, or one moved online."),
    )
    without = DaysField(label=_("Not on these days"), required=False, help_text=_("One a line: 24/12/2026."))
    extra = DaysField(label=_("Also on these days"), required=False, help_text=_("One a line: 24/12/2026."))

    class Meta:
        model = Series
        fields = (
            "place",
            "remote_url",
            "capacity",
            "note",
            "skips_public_holidays",
            "skips_school_holidays",
        )
        help_texts = {
            "capacity": _("How many people can come. Empty: as many as like."),
            "note": _("Shown beside the date: “Room 3, first floor”."),
            "skips_school_holidays": _("Those of zone A: Bourgogne-Franche-Comté."),
        }

    field_order = (
        "workshop_key",
        "frequency",
        "interval",
        "weekdays",
        "ordinal",
        "first_on",
        "hour",
        "until_hour",
        "until",
        "times",
        "skips_public_holidays",
        "skips_school_holidays",
        "without",
        "extra",
        "place",
        "remote_url",
        "capacity",
        "note",
    )

    def __init__(self, *args: object, initial: dict[str, object] | None = None, **kwargs: object) -> None:
        instance = kwargs.get("instance")
        known = _said(instance) if instance and instance.pk else {}
        super().__init__(*args, initial=known | (initial or {}), **kwargs)
        self.fields["workshop_key"].disabled = self.instance.pk is not None
        self.fields["place"].queryset = Place.objects.filter(live=True)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        self._check_hours(cleaned)
        self._check_end(cleaned)
        self._check_weekdays(cleaned)
        if not self.errors:
            self._find_days(cleaned)
        return cleaned

    def _check_hours(self, cleaned: dict[str, object]) -> None:
        start, end = cleaned.get("hour"), cleaned.get("until_hour")
        if start and end and not 0 < _minutes(start, end) <= LONGEST_MINUTES:
            self.add_error(
                "until_hour", _("The session must end after it starts, twelve hours later at most.")
            )

    def _check_end(self, cleaned: dict[str, object]) -> None:
        until, times, first = (cleaned.get(name) for name in ("until", "times", "first_on"))
        if self.errors.keys() & {"until", "times"}:
            return
        if first and abs(first - timezone.localdate()) > FARTHEST:
            self.add_error("first_on", _("Choose a day less than three years away."))
        if not until and not times:
            self.add_error("until", _("Say until which day, or how many dates: a series has an end."))
        elif until and times:
            self.add_error("times", _("Choose one: until which day, or how many dates."))
        elif until and first and until < first:
            self.add_error("until", _("The last day comes before the first one."))

    def _check_weekdays(self, cleaned: dict[str, object]) -> None:
        frequency, number = cleaned.get("frequency"), len(cleaned.get("weekdays") or ())
        if frequency == Frequency.WEEKLY and not number:
            self.add_error("weekdays", _("Choose at least one day of the week."))
        if frequency == Frequency.MONTHLY and number != 1:
            self.add_error("weekdays", _("Choose one day of the week."))
        if frequency == Frequency.MONTHLY and not cleaned.get("ordinal"):
            self.add_error("ordinal", _("Choose which one of the month."))

    def _find_days(self, cleaned: dict[str, object]) -> None:
        asked = Pattern(
            first=cleaned["first_on"],
            **{name: cleaned[name] for name in ("hour", "extra", "without")},
            skips_public_holidays=cleaned["skips_public_holidays"],
            skips_school_holidays=cleaned["skips_school_holidays"],
        )
        try:
            self.pattern = patterned(_plain(cleaned), asked)
            self._check_days(self.pattern)
        except RefusedError as refusal:
            self.add_error(None, gettext("This series %(reason)s.") % {"reason": refusal})

    def _check_days(self, pattern: Pattern) -> None:
        days = pattern.days()
        if not days:
            self.add_error(None, _("No date is left: every one falls on a day off or is taken out."))
        elif len(days) > MOST_DATES:
            self.add_error(None, _("This makes more than %(most)s dates.") % {"most": MOST_DATES})
        if set(pattern.extra) & set(pattern.without):
            self.add_error("extra", _("A day cannot be both taken out and added."))
        if any(not pattern.first <= day <= pattern.first + FARTHEST for day in pattern.extra):
            self.add_error("extra", _("A day to add comes after the first date, within three years."))
        if any(is_skipped(datetime.combine(day, pattern.hour)) for day in days):
            self.add_error(
                "hour", _("One night of the year the clocks go forward and this hour does not exist.")
            )

    def _post_clean(self) -> None:
        if pattern := not self.errors and self.pattern:
            self.instance.workshop_key = self.cleaned_data["workshop_key"]
            self.instance.pattern = pattern
            self.instance.minutes = _minutes(pattern.hour, self.cleaned_data["until_hour"])
        super()._post_clean()


def said_of(session: Session) -> dict[str, object]:
    """Return what the form begins with to repeat a session every week."""
    start, end = to_wall_clock(session.starts_at), to_wall_clock(session.ends_at)
    return {
        "workshop_key": session.workshop_key,
        "first_on": start.date(),
        "hour": start.time(),
        "until_hour": end.time(),
        "weekdays": [start.weekday()],
        "place": session.place_id,
        "remote_url": session.remote_url,
        "capacity": session.capacity,
        "note": session.note,
    }


def _said(series: Series) -> dict[str, object]:
    pattern = series.pattern
    plain = in_plain_words(pattern)
    return {
        "workshop_key": series.workshop_key,
        "first_on": pattern.first,
        "hour": pattern.hour,
        "until_hour": to_wall_clock(pattern.start(pattern.first) + timedelta(minutes=series.minutes)).time(),
        "frequency": plain.frequency,
        "interval": plain.interval,
        "weekdays": list(plain.weekdays),
        "ordinal": plain.ordinal or "",
        "until": plain.until,
        "times": plain.times or None,
        "without": pattern.without,
        "extra": pattern.extra,
    }


def _plain(cleaned: dict[str, object]) -> PlainRule:
    frequency = cleaned["frequency"]
    return PlainRule(
        frequency=frequency,
        interval=cleaned["interval"],
        weekdays=() if frequency == Frequency.DAILY else tuple(cleaned["weekdays"]),
        ordinal=cleaned["ordinal"] if frequency == Frequency.MONTHLY else 0,
        until=cleaned["until"],
        times=cleaned["times"] or 0,
    )


def _minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute
