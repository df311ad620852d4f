"""How many letters of every kind wait, and how many a person must look at."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from network.letters.models import Letter


@dataclass(frozen=True, slots=True)
class LettersState:
    """Letters that have not left: `since` is when the oldest of those that wait should have."""

    waiting: int
    since: datetime | None
    set_aside: int


def letters_state(now: datetime) -> LettersState:
    """Return how letters stand, in two queries for each kind of letter."""
    kinds = Letter.__subclasses__()
    counted = [
        kind._default_manager.to_send()
        .filter(due_at__lte=now)
        .aggregate(count=Count("pk"), since=Min("due_at"))
        for kind in kinds
    ]
    return LettersState(
        waiting=sum(one["count"] for one in counted),
        since=min((one["since"] for one in counted if one["since"]), default=None),
        set_aside=sum(kind._default_manager.set_aside().count() for kind in kinds),
    )
