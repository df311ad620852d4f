"""How a programme stands at a moment: what its calls' dates and its recurrence say, in Paris days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from events.local_time import local
from funding.enums import Recurrence, State

SOON_DAYS = 30


class Window(Protocol):
    """The dates of a call; datetimes are aware."""

    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """`at` is when it opens, closes or closed, None without a date; `days` those left when it closes soon."""

    state: State
    at: datetime | None = None
    days: int | None = None

    @property
    def is_open(self) -> bool:
        return self.state in (State.OPEN, State.CLOSING)

    @property
    def order(self) -> tuple[int, float]:
        """The nearest deadline first, then what never closes, opens next, or closed last."""
        if self.is_open:
            return 0, self.at.timestamp() if self.at else float("inf")
        if self.state == State.UPCOMING:
            return 1, self.at.timestamp()
        return 1 + State.values.index(self.state), -self.at.timestamp() if self.at else 0


def standing(calls: Sequence[Window], recurrence: str, now: datetime) -> Standing:
    """Return how a programme with these calls stands at `now`, aware; a call is open to its last minute."""
    running = [call.closes_at for call in calls if call.opens_at <= now <= call.closes_at]
    if running:
        return _until(min(running), now)
    if recurrence == Recurrence.ONGOING:
        return Standing(State.OPEN)
    if later := [call.opens_at for call in calls if call.opens_at > now]:
        return Standing(State.UPCOMING, min(later))
    last = max((call.closes_at for call in calls), default=None)
    if recurrence == Recurrence.RECURRING:
        return Standing(State.EXPECTED, last)
    return Standing(State.CLOSED if last else State.UNDATED, last)


def days_between(now: datetime, then: datetime) -> int:
    """Return how many times the day changes in Paris between two moments."""
    return (local(then).date() - local(now).date()).days


def _until(closes_at: datetime, now: datetime) -> Standing:
    days = days_between(now, closes_at)
    return Standing(State.CLOSING, closes_at, days) if days <= SOON_DAYS else Standing(State.OPEN, closes_at)
