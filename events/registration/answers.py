"""What the page after a form tells: what this browser typed and what became of it, and nothing else.

It never shows a registration itself: whoever types the name and address of somebody else must not learn
whether they are registered, nor get a way to change it (decision 29).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.crypto import salted_hmac

from events.enums import RegistrationStatus
from events.models import Registration, Session
from events.services.people import Contact, Person
from events.services.registering import Enrolment

COOKIE, SALT = "registered", "events.registration.answers"
SHOWN_FOR = timedelta(hours=1)
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One person as typed, and where they stand."""

    name: str
    status: str

    @property
    def is_confirmed(self) -> bool:
        return self.status == RegistrationStatus.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        return self.status == RegistrationStatus.WAITING


@dataclass(frozen=True, slots=True)
class Answer:
    """Who was registered at once, and the address that a message goes to."""

    people: tuple[Told, ...]
    email: str
    is_group: bool

    @property
    def is_confirmed(self) -> bool:
        return all(one.is_confirmed for one in self.people)

    @property
    def is_waiting(self) -> bool:
        return all(one.is_waiting for one in self.people)


def browser_mark(request: HttpRequest, session: int) -> str:
    """Return which browser asks, by its cookie against forged forms: another mark for each session.

    The cookie's own secret is what lies under the token, masked anew each time.
    """
    get_token(request)
    secret = request.META["CSRF_COOKIE"]
    return salted_hmac(f"{SALT}.{session}", secret).hexdigest()[:32]


def is_own(one: Registration, mark: str) -> bool:
    """Return whether the browser with this mark made this registration."""
    return bool(one.asked_by) and one.asked_by == mark


def answer(
    done: Enrolment, people: Sequence[Person], session: Session, mark: str, contact: Contact | None = None
) -> Answer:
    """Return what to tell the browser. Somebody whom another browser registered is told like somebody new."""
    statuses = {one.person_key: one.status for one in done.added}
    statuses |= {one.person_key: one.status for one in done.known if is_own(one, mark)}
    new = done.added[0].status if done.added else _as_new(session, len(people))
    stands = tuple(
        Told(f"{one.first_name} {one.last_name}"[:LONGEST_NAME], statuses.get(one.key(contact), new))
        for one in people
    )
    return Answer(stands, contact.email if contact else people[0].email, is_group=contact is not None)


def _as_new(session: Session, number: int) -> str:
    """Return how so many people would stand who came now."""
    left = session.seats_left
    has_seats = left is None or number <= left
    return RegistrationStatus.CONFIRMED if has_seats else RegistrationStatus.WAITING


def keep(response: HttpResponse, answered: Answer, session: int) -> HttpResponse:
    """Let the browser bring what it was answered to the page after the form, and to no other."""
    people = [(one.name, one.status) for one in answered.people]
    response.set_cookie(
        COOKIE,
        dumps([people, answered.email, answered.is_group], salt=f"{SALT}.{session}", compress=True),
        max_age=int(SHOWN_FOR.total_seconds()),
        path=reverse("registered", args=[session]),
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def kept(request: HttpRequest, session: int) -> Answer | None:
    """Return what the browser was answered for this session within the last hour."""
    try:
        people, email, is_group = loads(
            request.COOKIES.get(COOKIE, ""), salt=f"{SALT}.{session}", max_age=SHOWN_FOR
        )
    except BadSignature:
        return None
    return Answer(tuple(Told(*one) for one in people), email, is_group)
