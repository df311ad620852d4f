"""What waits for somebody, counted in one query for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Value

from home.dashboard.questions import QUESTIONS
from network.users.models import User


@dataclass(frozen=True, slots=True)
class Waiting:
    count: int
    label: str
    url: str


def waiting_for(user: User, now: datetime) -> list[Waiting]:
    """Return what waits for the user, as far as the user's rights go; nothing that counts none."""
    questions = [question for ask in QUESTIONS if (question := ask(user, now))]
    counts = _counts([question.things for question in questions])
    return [
        Waiting(count, question.label % {"count": count}, question.url)
        for number, question in enumerate(questions)
        if (count := counts.get(number, 0))
    ]


def _counts(querysets: Sequence[QuerySet]) -> dict[int, int]:
    """Return how many rows each queryset has, by its number, in one query for all."""
    counted = [
        things.order_by()
        .values(number=Value(number))
        .annotate(rows=Count("pk"))
        .values_list("number", "rows")
        for number, things in enumerate(querysets)
    ]
    return dict(counted[0].union(*counted[1:], all=True))
