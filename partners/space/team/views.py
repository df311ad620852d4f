"""The page of the team: everybody sees who is in it, owners invite, change roles and remove."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from network.content.clients import is_one_of_few
from partners.enums import Role
from partners.models import Membership, Organisation
from partners.permissions import may_own, role_in
from partners.services import inviting
from partners.services import team as services
from partners.space.door import member_of, show
from partners.space.team.forms import REMOVE, InvitationForm, InviteForm, MemberForm

MOST_AN_HOUR = 30


@member_of()
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List who works for the organisation; an owner invites."""
    owns = may_own(request.user, organisation)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and owns and form.is_valid():
        told = {"email": form.cleaned_data["email"], "role": Role(form.cleaned_data["role"])}
        if _invited(request, organisation, form, told):
            return redirect("space:team", organisation=organisation.slug)
    return show(
        request, organisation, "space/team/team.html", _told(request, organisation, form), section="team"
    )


def _invited(
    request: HttpRequest, organisation: Organisation, form: InviteForm, told: dict[str, object]
) -> bool:
    if organisation.members.filter(user__email__iexact=told["email"]).exists():
        form.add_error("email", _("This person is in the team already."))
        return False
    if not is_one_of_few(request, what="invite", most=MOST_AN_HOUR, now=timezone.now()):
        form.add_error(None, _("You sent many invitations already. Wait an hour."))
        return False
    try:
        inviting.invite(organisation=organisation, by=request.user, now=timezone.now(), **told)
    except ValidationError as error:
        form.add_error("email", error)
        return False
    messages.success(request, _("An invitation leaves for %(email)s. It is good for fourteen days.") % told)
    return True


def _told(request: HttpRequest, organisation: Organisation, form: InviteForm) -> dict[str, object]:
    owns = may_own(request.user, organisation)
    pending = organisation.invitations.open(timezone.now()) if owns else organisation.invitations.none()
    return {
        "members": organisation.members.select_related("user"),
        "invitations": pending,
        "owns": owns,
        "is_member": role_in(request.user, organisation) is not None,
        "form": form,
    }


@member_of(Role.OWNER)
@require_POST
def member(request: HttpRequest, organisation: Organisation, member: int) -> HttpResponse:
    """Give a member another role, or remove them."""
    one = get_object_or_404(organisation.members.select_related("organisation"), pk=member)
    form = MemberForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    do = form.cleaned_data["do"]
    if do == REMOVE and one.user_id == request.user.pk:
        return redirect("space:team_leave", organisation=organisation.slug)
    _changed(request, one, do)
    return redirect("space:team", organisation=organisation.slug)


def _changed(request: HttpRequest, one: Membership, do: str) -> bool:
    """Do it and say so; or say that an owner must stay."""
    try:
        if do == REMOVE:
            services.remove(member=one, by=request.user)
        else:
            services.change_role(member=one, role=Role(do), by=request.user)
    except services.LastOwnerError:
        messages.error(request, _("Name another owner first: a team needs one."), extra_tags="failed")
        return False
    messages.success(request, _("The team is changed."))
    return True


@member_of(Role.OWNER)
@require_POST
def invitation(request: HttpRequest, organisation: Organisation, invitation: int) -> HttpResponse:
    """Write an invitation once more, or withdraw it."""
    one = get_object_or_404(organisation.invitations.open(timezone.now()), pk=invitation)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    if form.cleaned_data["do"] == "again":
        told = {"email": one.email, "role": Role(one.role)}
        inviting.invite(organisation=organisation, by=request.user, now=timezone.now(), **told)
        messages.success(request, _("The invitation leaves once more."))
    else:
        inviting.withdraw(invitation=one, by=request.user, now=timezone.now())
        messages.success(request, _("The invitation does not work any more."))
    return redirect("space:team", organisation=organisation.slug)


@member_of()
@require_http_methods(["GET", "HEAD", "POST"])
def leave_team(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Leave the organisation, after a question."""
    one = get_object_or_404(organisation.members.select_related("organisation"), user=request.user)
    if request.method != "POST":
        return show(request, organisation, "space/team/leave.html", section="team")
    if _changed(request, one, REMOVE):
        return redirect("space:home")
    return redirect("space:team", organisation=organisation.slug)
