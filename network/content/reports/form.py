"""What a reader is asked, and how often one may answer."""

from datetime import datetime

from django import forms
from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.content.clients import is_one_of_few
from network.content.reports.models import LONGEST_MESSAGE
from network.content.traps import TrappedForm

MOST_AN_HOUR = 5


class ReportForm(TrappedForm):
    """A reason, of those that a kind of report has, and a few words."""

    reasons: type[TextChoices]

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    message = forms.CharField(
        label=_("Tell us more"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example which sentence is wrong. Do not write your name nor your number here."),
        error_messages={"max_length": _("Write 500 characters at most: you have %(show_value)d.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = self.reasons.choices

    @property
    def told(self) -> dict[str, str]:
        """What a report keeps of a valid form."""
        return {"reason": self.cleaned_data["reason"], "message": self.cleaned_data["message"]}


def may_report(request: HttpRequest, *, now: datetime) -> bool:
    """Count a report of this client and return whether it is one of the few allowed this hour."""
    return is_one_of_few(request, what="reports", most=MOST_AN_HOUR, now=now)


def is_welcome(request: HttpRequest, form: ReportForm, *, now: datetime) -> bool:
    """Return whether a valid form may become a report; the form says why not."""
    if may_report(request, now=now):
        return True
    form.add_error(None, gettext("You sent several reports already. Wait an hour, or call us."))
    return False
