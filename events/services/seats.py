"""The seats of one session while its row is held: who moves where, who is told, what is left."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db.models import F

from events.enums import MessageKind, RegistrationStatus
from events.keeping_in_step import tell_seats
from events.models import Message, Registration, Session
from events.services import locking
from events.services.telling import messages_to

# What the row of the session counts, by status.
COUNTED = {
    RegistrationStatus.CONFIRMED: "confirmed",
    RegistrationStatus.OFFERED: "offered",
    RegistrationStatus.WAITING: "waiting",
}


class Seats:
    """Changes gather here and are written once, in the same transaction.

    The counters move by differences, in the database: should two ever come at once, its constraint refuses
    the second.
    """

    def __init__(self, session: Session, now: datetime, *, is_silent: bool = False) -> None:
        self.session, self.now, self.is_silent = session, now, is_silent
        self._moved: Counter[str] = Counter()
        self._messages: list[Message] = []

    @property
    def free(self) -> float:
        """Return how many more people can come; without end where seats are not counted."""
        return float("inf") if self.session.free is None else self.session.free

    def next_turn(self) -> int:
        """Return the next number in the order of arrival."""
        self._count("turns", 1)
        return self.session.turns

    def add(self, people: Sequence[Registration], status: RegistrationStatus) -> None:
        """Write these new registrations, all with the same status, and tell them."""
        for one in people:
            one.status = status
        # One by one where it is one: a single statement brings the key back on both databases.
        people[0].save(force_insert=True) if len(people) == 1 else Registration.objects.bulk_create(people)
        self._count(COUNTED[status], len(people))
        self.tell(people, MessageKind(status.value))

    def move(
        self,
        people: Sequence[Registration],
        status: RegistrationStatus,
        *,
        told: MessageKind | None = None,
        until: datetime | None = None,
    ) -> None:
        """Give registrations of this session another status, and tell them (`told`: what, if not that)."""
        for one in people:
            if one.status in COUNTED:
                self._count(COUNTED[one.status], -1)
            one.status, one.offered_until, one.changed_at = status, until, self.now
        if status in COUNTED:
            self._count(COUNTED[status], len(people))
        Registration.objects.filter(pk__in=[one.pk for one in people]).update(
            status=status, offered_until=until, changed_at=self.now
        )
        self.tell(people, told or MessageKind(status.value))

    def tell(self, people: Sequence[Registration], kind: MessageKind, *, which: str = "") -> None:
        """Write a message to each person, or one to who answers for several.

        Somebody of a party who gave an address of their own is told too; nobody where all stand at the door.
        `which` names what can happen more than once.
        """
        if not self.is_silent:
            self._messages += messages_to(people, kind, now=self.now, which=which)

    def write(self) -> None:
        """Write counters, messages and the free seats of the catalogue; nothing where nothing changed."""
        Message.objects.bulk_create(self._messages)
        moved = {name: F(name) + by for name, by in self._moved.items() if by}
        if moved:
            Session.objects.filter(pk=self.session.pk).update(**moved)
            tell_seats(self.session)

    def _count(self, name: str, by: int) -> None:
        self._moved[name] += by
        setattr(self.session, name, getattr(self.session, name) + by)


@contextmanager
def held_seats(session: int, now: datetime, *, is_silent: bool = False) -> Iterator[Seats]:
    """Hold the row of a session and bring its seats; what changed is written at the end of the block."""
    with locking.held(session) as row:
        seats = Seats(row, now, is_silent=is_silent)
        yield seats
        seats.write()
