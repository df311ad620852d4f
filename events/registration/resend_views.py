"""“Send me my link again”: the same answer, as fast, whoever is registered."""

import time

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from events.registration.fields import AddressField
from events.registration.views import reads_and_acts
from events.services.resending import resend_links
from network.content.clients import is_one_of_few
from network.content.private import private
from network.content.traps import TrappedForm

MOST_AN_HOUR = 10
# Longer than the slower of both answers takes: to write a row or none.
ANSWER_SECONDS = 0.2


class ResendForm(TrappedForm):
    email = AddressField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


@private
@reads_and_acts
def resend(request: HttpRequest) -> HttpResponse:
    """Ask for the address that somebody registered with, and write to it if there is something to tell."""
    form = ResendForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or not _is_welcome(request, form):
        return render(request, "events/registration/resend.html", {"form": form})
    began = time.monotonic()
    resend_links(email=form.cleaned_data["email"], now=timezone.now())
    time.sleep(max(0, began + ANSWER_SECONDS - time.monotonic()))
    return redirect("resent")


def _is_welcome(request: HttpRequest, form: forms.Form) -> bool:
    if is_one_of_few(request, what="resend", most=MOST_AN_HOUR, now=timezone.now()):
        return True
    form.add_error(None, _("You asked for several links already. Wait an hour, or call us."))
    return False


@private
@reads_and_acts
def resent(request: HttpRequest) -> HttpResponse:
    """Say that a message leaves if there is something to tell."""
    return render(request, "events/registration/resent.html")
