"""What staff do to one registration: cancel it, bring it to another date, erase it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from events.admin.action_page import ActionPage
from events.admin.roster_page import RegistrationPage
from events.models import Registration, Session
from events.services.cancelling import cancel_registration
from events.services.erasing import erase_one
from events.services.other_date import move_registration
from events.services.refusing import NotPossibleError
from network.content.templatetags.plain_words import seats, when

MOST_DATES = 20


class ActionForm(forms.Form):
    """Asks nothing but to be sent."""

    def __init__(self, *args: object, registration: Registration, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.registration = registration


class CancelRegistrationForm(ActionForm):
    with_party = forms.BooleanField(
        label=_("Cancel for the whole group"),
        required=False,
        help_text=_("All who were enrolled together."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if self.registration.party is None:
            del self.fields["with_party"]


class DateField(forms.ModelChoiceField):
    def label_from_instance(self, session: Session) -> str:
        place = session.place or gettext("Online")
        return " – ".join(filter(None, [when(session.starts_at), str(place), seats(session.seats_left)]))


class MoveForm(ActionForm):
    """The coming dates of the workshop that have a seat."""

    to = DateField(
        queryset=Session.objects.none(), label=_("New date"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        session, field = self.registration.session, self.fields["to"]
        coming = Session.objects.of_keys([session.workshop_key]).open().upcoming(timezone.now()).with_seats()
        nearest = list(coming.exclude(pk=session.pk).values_list("pk", flat=True)[:MOST_DATES])
        field.queryset = coming.filter(pk__in=nearest).select_related("place")
        if not field.queryset.exists():
            field.help_text = _("No other date of this workshop has a seat. Nothing is changed.")


class RegistrationAction(RegistrationPage, ActionPage):
    """Says what will happen; acts when the form is sent. No name is kept in the message afterwards."""

    template_name = "events/admin/session_action.html"
    model = Registration
    button_label = ""
    explanation = ""

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"registration": self.registration}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            messages.success(self.request, self.act(form))
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect(self.get_success_url())

    def act(self, form: forms.Form) -> str:
        """Do it and return what was done, in words."""
        raise NotImplementedError


class CancelRegistrationView(RegistrationAction):
    form_class = CancelRegistrationForm
    page_title = _("Cancel the registration")
    button_label = _("Cancel it")
    explanation = _("The seat is offered to the next person in line. The person is told.")

    def act(self, form: forms.Form) -> str:
        cancel_registration(registration=self.registration, now=timezone.now(), **form.cleaned_data)
        return gettext("The registration is cancelled.")


class MoveRegistrationView(RegistrationAction):
    form_class = MoveForm
    page_title = _("Move to another date")
    button_label = _("Move")
    explanation = _(
        "The person gets a seat at the new date and leaves this one, which is offered to the next in line. "
        "They are told of both."
    )

    def act(self, form: forms.Form) -> str:
        move_registration(registration=self.registration, to=form.cleaned_data["to"], now=timezone.now())
        return gettext("The person has a seat at the new date.")


class EraseRegistrationView(RegistrationAction):
    form_class = ActionForm
    page_title = _("Erase the person")
    button_label = _("Erase for good")
    explanation = _(
        "Name, e-mail, phone and needs are erased, and cannot be brought back. A seat to come is cancelled "
        "first and offered to the next person. That somebody was registered is still counted."
    )

    def act(self, form: forms.Form) -> str:
        erase_one(registration=self.registration.pk, now=timezone.now())
        return gettext("Erased.")
