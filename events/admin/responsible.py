"""Who answers for a workshop beside who made its page: chosen by moderators, at once."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from events.admin.action_page import ActionPage
from events.admin.roster_page import RosterPage
from events.models import Responsible
from events.permissions import READS_ALL, responsible_users
from events.services.responsible import name_responsible
from network.users.models import User


def staff() -> QuerySet[User]:
    """Return the users who may enter the admin."""
    right = Q(groups__permissions__codename="access_admin") | Q(user_permissions__codename="access_admin")
    may_enter = get_user_model().objects.filter(right | Q(is_superuser=True), is_active=True)
    return may_enter.distinct().order_by("last_name", "first_name", "email")


class ResponsibleForm(forms.Form):
    users = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("People responsible"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They read who registers for this workshop, like who made its page."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = staff()


class ResponsibleView(RosterPage, ActionPage):
    """For moderators: the right to read names is not given by those who have it."""

    model = Responsible
    shows_names = False
    form_class = ResponsibleForm
    template_name = "events/admin/session_action.html"
    page_title = _("Who is responsible")
    header_icon = "key"
    button_label = _("Save")
    explanation = _("Moderators read who comes to every session. Other staff see how many people, never who.")

    def setup(self, *args: object, **kwargs: object) -> None:
        super().setup(*args, **kwargs)
        if not self.request.user.has_perm(READS_ALL):
            raise Http404

    def get_page_subtitle(self) -> str:
        return str(self.session.workshop or "")

    def get_initial(self) -> dict[str, object]:
        return {"users": responsible_users(self.session.workshop_key)}

    def form_valid(self, form: ResponsibleForm) -> HttpResponse:
        name_responsible(workshop_key=self.session.workshop_key, users=form.cleaned_data["users"])
        messages.success(self.request, gettext("Saved."))
        return redirect(self.get_success_url())
