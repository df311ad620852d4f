"""Whom an owner invites, and what a member may do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.accounts.forms import EmailField
from partners.enums import Role

REMOVE = "remove"


class InviteForm(forms.Form):
    email = EmailField()
    role = forms.ChoiceField(
        label=_("What may this person do?"),
        choices=Role.choices,
        initial=Role.EDITOR,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what this person may do.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address of the person")
        self.fields["email"].widget.attrs["autocomplete"] = "off"


class MemberForm(forms.Form):
    """What an owner does with a member: another role, or removed."""

    do = forms.ChoiceField(choices=[*Role.choices, (REMOVE, REMOVE)])


class InvitationForm(forms.Form):
    """What an owner does with an invitation: write it again, or withdraw it."""

    do = forms.ChoiceField(choices=[("again", "again"), ("withdraw", "withdraw")])
