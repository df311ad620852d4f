"""What a visitor asks the calendar; a bad value is set aside and named, never an error."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.calendar.period import Period, day_of, is_in_calendar, month_of, week_of
from events.local_time import from_wall_clock
from network.catalogue.models import Skill
from network.geo.gazetteer import department
from partners.models import Place


class View(TextChoices):
    MONTH = "month", _("Month")
    WEEK = "week", _("Week")
    LIST = "list", _("List")
    PLACE = "place", _("By place")
    SKILL = "skill", _("By skill")


TABLES = (View.MONTH, View.WEEK)


@dataclass(frozen=True, slots=True)
class Question:
    """A day, a week or a month, how to look at it, and what to keep of it."""

    period: Period
    view: View = View.MONTH
    skill: Skill | None = None
    place: Place | None = None
    department: str = ""

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The moments between which sessions start, the second one excluded."""
        return midnight(self.period.first), midnight(self.period.after)


def midnight(day: date) -> datetime:
    """Return the moment, aware, at which a day begins in Paris."""
    return from_wall_clock(datetime(day.year, day.month, day.day))


class MonthField(forms.RegexField):
    """A month written YYYY-MM, as its first day."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(r"^20\d\d-(0[1-9]|1[0-2])$", **kwargs)

    def clean(self, value: str | None) -> date | None:
        text = super().clean(value)
        return date.fromisoformat(f"{text}-01") if text else None


class CalendarForm(forms.Form):
    """Reads the address of the calendar, and shows the filters."""

    month = MonthField(label=_("Month"), required=False, widget=forms.HiddenInput)
    view = forms.ChoiceField(label=_("View"), choices=View.choices, required=False, widget=forms.HiddenInput)
    day = forms.DateField(
        label=_("Day"), required=False, input_formats=["%Y-%m-%d"], widget=forms.HiddenInput
    )
    place = forms.ModelChoiceField(
        Place.objects.live(), to_field_name="slug", required=False, widget=forms.HiddenInput, label=_("Place")
    )
    skill = forms.ChoiceField(required=False, label=_("Skill"))
    department = forms.ChoiceField(required=False, label=_("Département"))

    def __init__(self, data: QueryDict, *, departments: Collection[str]) -> None:
        super().__init__(data, auto_id="calendar-%s")
        self.skills = {skill.key: skill for skill in Skill.objects.in_language(get_language())}
        self.names = {
            "skill": {key: skill.name for key, skill in self.skills.items()},
            "department": _named(departments),
        }
        for name, known in self.names.items():
            self.fields[name].choices = [("", _("All")), *known.items()]

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day and not is_in_calendar(day):
            raise forms.ValidationError(_("Out of the calendar."))
        return day

    def question(self) -> Question:
        """Return what was asked, without what could not be read."""
        self.is_valid()
        asked = self.cleaned_data
        day = asked.get("day")
        # A day alone asks for its dates, one after the other.
        view = View(asked.get("view") or (View.LIST if day else View.MONTH))
        return Question(
            period=_period(view, day, asked.get("month")),
            view=view,
            skill=self.skills.get(asked.get("skill", "")),
            place=asked.get("place"),
            department=asked.get("department", ""),
        )

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Say beside each choice how many dates it leaves."""
        for name, numbers in counts.items():
            choices = [(key, f"{label} ({numbers.get(key, 0)})") for key, label in self.names[name].items()]
            self.fields[name].choices = [("", _("All")), *choices]


def _period(view: View, day: date | None, month: date | None) -> Period:
    """Return what is looked at: around a day in a table, that day itself elsewhere, a month without one."""
    if view == View.WEEK:
        return week_of(day or _in(month))
    return day_of(day) if day and view != View.MONTH else month_of(day or _in(month))


def _in(month: date | None) -> date:
    """Return a day of a month: today where it is this one, or none was asked for."""
    today = timezone.localdate()
    return month if month and month != today.replace(day=1) else today


def _named(codes: Collection[str]) -> dict[str, str]:
    """Return the names of the départements by code, in the order of their codes."""
    known = map(department, sorted(codes))
    return {found.code: found.name for found in known if found}
