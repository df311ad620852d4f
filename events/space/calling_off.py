"""A date of a workshop is called off in the space of its organisation, or takes place after all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from events.call_off_form import CallOffForm, PutBackForm
from events.enums import MessageKind
from events.models import Session
from events.services import locking
from events.services.cancelling import cancel_session
from events.services.putting_back import check_back, put_session_back
from events.services.refusing import NotPossibleError
from events.space.reach import sessions_of
from events.space.workshops import SECTION
from network.catalogue.enums import Status
from partners.models import Organisation
from partners.space.door import member_of, show


@member_of()
def call_off(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Ask, then call a date off: everybody registered is told."""
    session = get_object_or_404(sessions_of(organisation).select_related("place"), pk=pk)
    if session.status == Status.CANCELLED:
        return off_already(request, organisation)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with locking.held(session.pk) as held:
            return _called_off(request, organisation, held, form.cleaned_data["note"])
    context = {"form": form, "session": session, "workshop": session.workshop}
    return show(request, organisation, "events/space/call_off.html", context, section=SECTION)


def _called_off(
    request: HttpRequest, organisation: Organisation, session: Session, note: str
) -> HttpResponse:
    if session.status == Status.CANCELLED:
        return off_already(request, organisation)
    told, alone = (
        _("The date is called off. Whoever was registered is told."),
        _("The date is called off. Nobody was registered."),
    )
    messages.success(request, told if session.is_booked else alone)
    cancel_session(session=session, note=note)
    return redirect("space-workshops", organisation.slug)


def off_already(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Say that a date was called off before, and go back to the list, where it can be put back."""
    words = _("This date is called off already. Nothing was changed.")
    messages.warning(request, words, extra_tags="careful")
    return redirect("space-workshops", organisation.slug)


@member_of()
def put_back(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Ask, then let a date that was called off take place after all."""
    session = get_object_or_404(sessions_of(organisation).select_related("place"), pk=pk)
    form = PutBackForm(request.POST or None, initial={"note": session.note})
    try:
        check_back(session, now=timezone.now())
        if request.method == "POST" and form.is_valid():
            put_session_back(session=session.pk, note=form.cleaned_data["note"], now=timezone.now())
            messages.success(request, _("The date takes place after all. People can register again."))
            return redirect("space-workshops", organisation.slug)
    except NotPossibleError as refusal:
        messages.error(request, str(refusal), extra_tags="failed")
        return redirect("space-workshops", organisation.slug)
    was_told = session.messages.filter(kind=MessageKind.CALLED_OFF).exists()
    context = {"form": form, "session": session, "workshop": session.workshop, "was_told": was_told}
    return show(request, organisation, "events/space/put_back.html", context, section=SECTION)
