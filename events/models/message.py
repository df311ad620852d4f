"""What people are told, as a row of the transaction that changes where they stand."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import Channel, MessageKind, RegistrationStatus
from events.models.registration import ACTIVE, Party, Registration
from events.models.session import Session
from network.catalogue.enums import OPEN_STATUSES
from network.letters.models import Letter, LetterQuerySet

REMINDERS = (MessageKind.WEEK_BEFORE, MessageKind.DAY_BEFORE)
# What somebody must hear who has neither e-mail nor a phone that we can write to.
WORTH_A_CALL = (MessageKind.OFFERED, MessageKind.MOVED, MessageKind.CALLED_OFF)


class MessageQuerySet(LetterQuerySet):
    def by(self, channel: Channel) -> Self:
        """Messages that leave by one way, with all that their words need."""
        return self.filter(channel=channel).select_related("registration", "party", "session__place")

    def to_send(self) -> Self:
        """Messages that have not left; those by word of mouth are for a person."""
        return super().to_send().exclude(channel=Channel.NONE)

    def overtaken(self, now: datetime) -> Self:
        """Messages about a day that come too late, or to somebody who does not come any more."""
        unsent = self.filter(sent_at=None)
        holds = Q(session__status__in=OPEN_STATUSES, session__starts_at__gt=now)
        comes = Q(registration__status=RegistrationStatus.CONFIRMED) | Q(
            party__registrations__status=RegistrationStatus.CONFIRMED
        )
        concerned = Q(registration__status__in=ACTIVE) | Q(party__registrations__status__in=ACTIVE)
        reminders = unsent.filter(kind__in=REMINDERS).exclude(
            pk__in=unsent.filter(holds & comes).values("pk")
        )
        moves = unsent.filter(kind=MessageKind.MOVED).exclude(pk__in=unsent.filter(concerned).values("pk"))
        return self.filter(Q(pk__in=reminders.values("pk")) | Q(pk__in=moves.values("pk")))

    def to_call(self, now: datetime) -> Self:
        """Messages that reached nobody about sessions to come: somebody calls, or mends the address."""
        lost = Q(channel=Channel.NONE, kind__in=WORTH_A_CALL) | Q(set_aside_at__isnull=False)
        return self.filter(lost, sent_at=None, session__starts_at__gt=now)


class Message(Letter):
    """To one person, or to who answers for a party; words and address are read when it leaves.

    `name` holds the kind and whom it is for: no transition is told twice.
    """

    kind = models.CharField(_("message"), max_length=20, choices=MessageKind.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="messages")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, null=True, related_name="messages"
    )
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="messages")

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at=None, set_aside_at=None), name="message_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(registration=None, party__isnull=False)
                | Q(registration__isnull=False, party=None),
                name="message_to_one",
            )
        ]

    @property
    def recipient(self) -> Registration | Party:
        """Whom it is for: both have `email`, `phone` and `language`."""
        return self.registration or self.party

    @property
    def people(self) -> list[Registration]:
        """The registrations it tells of: one, or those of the party."""
        return [self.registration] if self.registration else list(self.party.registrations.all())

    @property
    def offered_until(self) -> datetime | None:
        """Until when the seat that it tells of is kept; None once it is not any more."""
        return next((one.offered_until for one in self.people if one.offered_until), None)

    def address_refused(self, now: datetime) -> None:
        to = self.recipient
        type(to)._default_manager.filter(pk=to.pk).update(address_refused_at=now)
