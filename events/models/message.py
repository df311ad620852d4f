"""What people are told, as a row of the transaction that changes where they stand."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import Channel, MessageKind
from events.models.registration import Party, Registration
from events.models.session import Session
from network.letters.models import Letter, LetterQuerySet


class MessageQuerySet(LetterQuerySet):
    def by(self, channel: Channel) -> Self:
        """Messages that leave by one way, with all that their words need."""
        return self.filter(channel=channel).select_related("registration", "party", "session__place")


class Message(Letter):
    """To one person, or to who answers for a party; words and address are read when it leaves.

    `name` holds the kind and whom it is for: no transition is told twice.
    """

    kind = models.CharField(max_length=20, choices=MessageKind.choices)
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
    def offered_until(self) -> datetime | None:
        """Until when the seat that it tells of is kept; None once it is not any more."""
        if self.registration:
            return self.registration.offered_until
        return (
            self.party.registrations.exclude(offered_until=None)
            .values_list("offered_until", flat=True)
            .first()
        )
