"""What a visitor asks the calendar; a bad value is set aside and named, never an error."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.local_time import from_wall_clock
from network.catalogue.models import Skill
from network.geo.gazetteer import department
from partners.models import Place

FIRST_YEAR, LAST_YEAR = 2000, 2100


class View(TextChoices):
    DATE = "date", _("By date")
    PLACE = "place", _("By place")
    SKILL = "skill", _("By skill")


@dataclass(frozen=True, slots=True)
class Question:
    """One month, or one day of it, and what to keep of it."""

    month: date
    view: View = View.DATE
    day: date | None = None
    skill: Skill | None = None
    place: Place | None = None
    department: str = ""

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The moments between which sessions start, the second one excluded."""
        first = self.day or self.month
        after = first + timedelta(days=1) if self.day else next_month(first)
        return midnight(first), midnight(after)


def next_month(month: date) -> date:
    """Return the first day of the month that follows."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def previous_month(month: date) -> date:
    """Return the first day of the month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


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
        self.fields["skill"].choices = [("", _("All")), *((key, s.name) for key, s in self.skills.items())]
        self.fields["department"].choices = [("", _("All")), *_named(departments)]

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day and not FIRST_YEAR <= day.year < LAST_YEAR:
            raise forms.ValidationError(_("Out of the calendar."))
        return day

    def question(self) -> Question:
        """Return what was asked, without what could not be read."""
        self.is_valid()
        asked = self.cleaned_data
        day = asked.get("day")
        return Question(
            month=(day or asked.get("month") or timezone.localdate()).replace(day=1),
            view=View(asked.get("view") or View.DATE),
            day=day,
            skill=self.skills.get(asked.get("skill", "")),
            place=asked.get("place"),
            department=asked.get("department", ""),
        )


def _named(codes: Collection[str]) -> list[tuple[str, str]]:
    """Return code and name of the départements, in the order of their codes."""
    known = map(department, sorted(codes))
    return [(found.code, found.name) for found in known if found]
