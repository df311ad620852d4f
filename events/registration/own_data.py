"""What is kept on the person behind a manage link: to read, and to have erased. Reading changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from events.registration.links import open_managed
from events.registration.views import reads_and_acts
from events.services.personal_data import Kept, erase_person, export_person, kept_on
from network.content.private import private


@private
@reads_and_acts
def own_data(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is kept, or erase it all; the link is dead then."""
    managed = open_managed(token)
    if managed is None:
        return render(request, "events/registration/gone.html", status=404)
    # Who answers for a group sees what is kept on them, not on the others.
    kept = Kept(parties=(managed.party,)) if managed.party else kept_on(managed.of)
    if request.method == "POST":
        return render(
            request,
            "events/registration/erased.html",
            {"erased": erase_person(kept=kept, now=timezone.now())},
        )
    told = {"managed": managed, "token": token, "headings": export_person(kept=kept)}
    return render(request, "events/registration/own_data.html", told)
