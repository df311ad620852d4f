"""Forms about sessions: to edit one, to copy it, to call it off."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from events.models import WorkshopPage
from events.services.capacity import check_capacity
from events.services.refusing import NotPossibleError
from events.services.series import MAX_TIMES
from network.content.admin.fields import PageKeyField, WallClockField

LONGEST = timedelta(hours=12)


class SessionForm(WagtailAdminModelForm):
    """A session stays with its workshop: whoever enrols enrols for that."""

    workshop_key = PageKeyField(
        WorkshopPage, label=_("Workshop"), help_text=_("It cannot change once the session is saved.")
    )
    starts_at = WallClockField(label=_("Starts"))
    ends_at = WallClockField(label=_("Ends"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workshop_key"].disabled = self.instance.pk is not None

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        start, end, place = (cleaned.get(name) for name in ("starts_at", "ends_at", "place"))
        if start and end and end - start > LONGEST:
            self.add_error("ends_at", _("A session lasts twelve hours at most. Make one session a day."))
        if place and not place.live:
            self.add_error("place", _("Publish this place first: nobody can see it yet."))
        self._check_capacity(cleaned)
        return cleaned

    def _check_capacity(self, cleaned: dict[str, object]) -> None:
        try:
            check_capacity(self.instance, cleaned.get("capacity"))
        except NotPossibleError as refusal:
            self.add_error("capacity", str(refusal))


class CopyForm(forms.Form):
    """How many copies, how many weeks apart."""

    times = forms.IntegerField(
        label=_("How many copies"), min_value=1, max_value=MAX_TIMES, initial=4, help_text=_("From 1 to 52.")
    )
    weeks = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        initial=1,
        choices=[(1, _("Every week")), (2, _("Every two weeks")), (4, _("Every four weeks"))],
    )


class CancelForm(forms.Form):
    """Why the session is called off."""

    note = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        help_text=_("Shown beside the date, for example “The room is flooded. We meet again in May.”"),
    )
