"""A person asks what is kept on them, or to be erased: staff look by e-mail or phone. For moderators.

Everything is sent by POST: what somebody typed stands in no address, so in no log and no history.
"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from wagtail.admin import messages

from events.admin.action_page import ActionPage
from events.enums import RosterUse
from events.models import Registration
from events.permissions import READS_ALL
from events.services.personal_data import Kept, erase_person, export_person, kept_at
from events.services.roster_access import record_access


class PersonForm(forms.Form):
    """An address as the person gives it; `kept` is what there is on it."""

    address = forms.CharField(
        label=_("E-mail or phone"),
        max_length=254,
        help_text=_("As the person gave it. First make sure that it is they who ask."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_address(self) -> str:
        typed = self.cleaned_data["address"].strip()
        field = forms.EmailField() if "@" in typed else PhoneNumberField(region="FR")
        try:
            return str(field.clean(typed))
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Write an e-mail address (marie@exemple.fr) or a phone number (06 12 34 56 78).")
            ) from None

    def kept(self) -> Kept:
        address = self.cleaned_data["address"]
        return kept_at(email=address) if "@" in address else kept_at(phone=address)


class PersonView(ActionPage):
    model = Registration
    form_class = PersonForm
    template_name = "events/admin/person.html"
    page_title = _("A person’s data")
    header_icon = "user"

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(READS_ALL):
            raise Http404

    def form_valid(self, form: PersonForm) -> HttpResponse:
        kept, asked = form.kept(), self.request.POST.get("do", "show")
        for session in kept.sessions:
            record_access(user=self.request.user, session=session, how=RosterUse.PERSON)
        if kept and asked == "export":
            return self._file(kept)
        if kept and asked == "erase" and "sure" in self.request.POST:
            return self._erase(kept)
        told = {"form": form, "told": export_person(kept=kept), "is_unsure": asked == "erase"}
        return self.render_to_response(self.get_context_data(is_known=bool(kept), is_shown=True, **told))

    def _file(self, kept: Kept) -> HttpResponse:
        told = JsonResponse(export_person(kept=kept), json_dumps_params={"ensure_ascii": False, "indent": 2})
        told["Content-Disposition"] = f'attachment; filename="{gettext("my-data")}.json"'
        return told

    def _erase(self, kept: Kept) -> HttpResponse:
        done = erase_person(kept=kept, now=timezone.now())
        words = ngettext(
            "Erased. %(number)s seat was cancelled.",
            "Erased. %(number)s seats were cancelled.",
            done.cancelled,
        )
        messages.success(self.request, words % {"number": done.cancelled})
        return redirect(reverse("session:person"))
