"""A person's own calendar: the page that gives, explains and changes its address, and the file itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from events.calendar.files import CONTENT_TYPE
from events.models import PersonalCalendar
from events.personal_calendar.links import PAGE_GOOD_FOR, PURPOSE, calendar_at, file_path
from events.personal_calendar.own_dates import own_cards, standings
from events.registration.links import unseal
from events.services.personal_calendar import renew_personal_calendar
from network.catalogue.feeds.calendar import calendar
from network.content.budget import budgeted
from network.content.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def personal_page(request: HttpRequest, token: str) -> HttpResponse:
    """Show the address of the person's calendar; make it, or make another, by a button alone."""
    registration = unseal(token, PURPOSE, good_for=PAGE_GOOD_FOR)
    if registration is None:
        return render(request, "events/registration/gone.html", status=404)
    if request.method == "POST":
        renew_personal_calendar(person_key=registration.person_key, now=timezone.now())
        return redirect(request.path)
    made = PersonalCalendar.objects.filter(person_key=registration.person_key).first()
    told = {"subscription": made and _addresses(made)}
    return render(request, "events/personal_calendar.html", told)


@require_safe
@budgeted
@cache_control(private=True, max_age=0, must_revalidate=True)
def personal_file(request: HttpRequest, token: str) -> HttpResponse:
    """Return the person's own dates, and nothing else about them."""
    made = calendar_at(token)
    if made is None:
        raise Http404
    cards = own_cards(made.person_key, now=timezone.now())
    pieces = calendar(cards, name=_("My workshops"), description="", own=standings())
    named = {"Content-Disposition": 'inline; filename="dates.ics"'}
    return _hidden(HttpResponse(b"".join(pieces), content_type=CONTENT_TYPE, headers=named))


def _hidden(response: HttpResponse) -> HttpResponse:
    """Keep the address, which is a secret, out of search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _addresses(made: PersonalCalendar) -> dict[str, str]:
    site, path = urlsplit(settings.SITE_URL), file_path(made)
    return {"webcal": f"webcal://{site.netloc}{path}", "address": f"{settings.SITE_URL}{path}"}
