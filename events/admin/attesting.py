"""An attestation made at the desk, for somebody without an e-mail address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from events.admin.roster import OfRoster
from events.attesting.forms import AgreementForm
from events.attesting.views import draw_attestation
from events.enums import RosterUse
from events.models import Attestation
from events.services.attesting import attest
from events.services.refusing import NotPossibleError
from events.services.roster_access import record_access


class AttestView(OfRoster, TemplateView):
    """Asks what the person said, then leads to the sheet."""

    template_name = "events/admin/attest.html"
    page_title = _("Attestation of attendance")

    @cached_property
    def made(self) -> Attestation | None:
        return Attestation.objects.filter(registration=self.registration).first()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        form = AgreementForm(
            initial=self.made and self.made.agreements, has_email=bool(self.registration.email)
        )
        told = {"session": self.session, "form": form, "person": self.registration, "made": self.made}
        return super().get_context_data(**told | kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = AgreementForm(request.POST, has_email=bool(self.registration.email))
        form.is_valid()
        try:
            attest(registration=self.registration, now=timezone.now(), **form.cleaned_data)
        except NotPossibleError as refusal:
            messages.error(request, str(refusal))
            return redirect("session:roster", self.session.pk)
        return redirect("session:attestation_sheet", self.session.pk, self.registration.pk)


class AttestationSheetView(OfRoster):
    """The sheet to print."""

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        made = Attestation.objects.filter(registration=self.registration).first()
        if made is None or made.is_withdrawn or not made.full_name:
            return redirect("session:attest", self.session.pk, self.registration.pk)
        record_access(user=request.user, session=self.session, how=RosterUse.PRINT)
        return draw_attestation(request, made)
