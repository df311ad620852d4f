"""The site's addresses, and doors to services that have no page yet."""

from datetime import timedelta

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from events.models import Message, Party, Registration
from events.services import locking
from events.services.answering import accept_offer, expire_offers
from events.services.cancelling import cancel_registration
from events.services.capacity import set_capacity
from events.services.refusing import NotPossibleError
from network.urls import urlpatterns as site

# After this every offer is over.
LATER = timedelta(hours=100)


def _named(session: int, name: str) -> Registration | None:
    """Return the newest registration of somebody, known by first name."""
    return Registration.objects.filter(session=session, first_name=name).order_by("-pk").first()


@csrf_exempt
def cancel(request: HttpRequest, session: int, name: str) -> HttpResponse:
    found = _named(session, name)
    if found is None:
        return HttpResponse("unknown")
    return HttpResponse(cancel_registration(registration=found, now=timezone.now()).status)


@csrf_exempt
def accept(request: HttpRequest, session: int, name: str) -> HttpResponse:
    found = _named(session, name)
    if found is None:
        return HttpResponse("unknown")
    try:
        return HttpResponse(accept_offer(registration=found, now=timezone.now()).status)
    except NotPossibleError as refusal:
        return HttpResponse(refusal.reason)


@csrf_exempt
def expire(request: HttpRequest) -> HttpResponse:
    return HttpResponse(expire_offers(now=timezone.now() + LATER))


@csrf_exempt
def capacity(request: HttpRequest, session: int, seats: int) -> HttpResponse:
    """Change the capacity and note, in the same transaction, after which message that was."""
    with locking.held(session):
        last = Message.objects.filter(session=session).aggregate(last=Max("pk"))["last"] or 0
        try:
            set_capacity(session=session, capacity=seats, now=timezone.now())
        except NotPossibleError as refusal:
            return HttpResponse(refusal.reason)
        note = f"capacity {seats} after {last}"
        Party.objects.create(session_id=session, name=note, language="fr", created_at=timezone.now())
    return HttpResponse("done")


urlpatterns = [
    path("test/<int:session>/cancel/<str:name>/", cancel),
    path("test/<int:session>/accept/<str:name>/", accept),
    path("test/<int:session>/capacity/<int:seats>/", capacity),
    path("test/expire/", expire),
    *site,
]
