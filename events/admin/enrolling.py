"""The page by which staff enrol somebody who is on the phone, one person after the other."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from events.admin.actions import SessionActionView
from events.enums import RegistrationStatus
from events.models import Registration
from events.registration.fields import LineField, NameField
from events.registration.form import ReachForm
from events.services.people import Person
from events.services.refusing import NotPossibleError, why_closed
from events.services.registering import register
from network.content.templatetags.plain_words import seats, with_line

LONGEST_NEED = 300


class PhoneForm(ReachForm):
    """What the person says, in the order they are asked; the phone before the address."""

    first_name = NameField(label=_("First name"), autocomplete="off")
    last_name = NameField(label=_("Last name"), autocomplete="off")
    access_needs = LineField(label=_("What would help to come"), max_length=LONGEST_NEED, required=False)
    equipment_needed = LineField(label=_("What we lend"), max_length=LONGEST_NEED, required=False)
    language = forms.ChoiceField(
        label=_("Language of the messages"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )

    field_order = ("first_name", "last_name", "phone", "email")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autofocus"] = True
        for name in ("phone", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def person(self) -> Person:
        told = self.cleaned_data
        names = ("first_name", "last_name", "access_needs", "equipment_needed")
        return Person(**{name: told[name] for name in names}, **self.reach())


class EnrolView(SessionActionView):
    """Enrols, says what became of it, and is ready for the next person."""

    form_class = PhoneForm
    template_name = "events/admin/enrol.html"
    permission_required = "change"
    page_title = _("Enrol somebody")
    header_icon = "user"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        reason = why_closed(self.session, now=timezone.now(), by_staff=True)
        told = {
            "reason": reason and reason.label,
            "seats": with_line(seats(self.session.seats_left), self.session.waiting),
            "is_full": self.session.seats_left == 0,
        }
        return super().get_context_data(**kwargs) | told

    def form_valid(self, form: PhoneForm) -> HttpResponse:
        now = timezone.now()
        try:
            done = register(
                session=self.session.pk,
                person=form.person(),
                language=form.cleaned_data["language"],
                now=now,
                consented_at=now,
                by_staff=True,
            )
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        self._tell(done.registration, is_known=not done.added)
        return redirect(reverse("session:enrol", args=[self.session.pk]))

    def _tell(self, one: Registration, *, is_known: bool) -> None:
        """Say what to say on the phone."""
        stands = {
            RegistrationStatus.CONFIRMED: gettext("%(name)s has a seat."),
            RegistrationStatus.OFFERED: gettext("%(name)s was offered a seat and must say yes."),
            RegistrationStatus.WAITING: gettext("%(name)s is on the waiting list."),
        }
        words = stands[RegistrationStatus(one.status)] % {"name": one.full_name}
        if is_known:
            messages.warning(self.request, gettext("Registered before.") + f" {words}")
        else:
            messages.success(self.request, words)
