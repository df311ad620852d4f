"""Moderators say who answers for a workshop."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from events.models import Responsible
from network.users.models import User


@transaction.atomic
def name_responsible(*, workshop_key: UUID, users: Iterable[User]) -> None:
    """Let these users, and no other, answer for a workshop in all its languages."""
    named = list(users)
    Responsible.objects.filter(workshop_key=workshop_key).exclude(user__in=named).delete()
    rows = [Responsible(workshop_key=workshop_key, user=user) for user in named]
    Responsible.objects.bulk_create(rows, ignore_conflicts=True)
