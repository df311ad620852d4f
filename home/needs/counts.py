"""How often each answer was given in a year: the only trace a self-assessment leaves."""

from collections.abc import Collection
from datetime import datetime

from django.core.cache import cache
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Nobody is known here, so a flood can only be bounded for the whole site.
MOST_AN_HOUR = 200
HOUR_SECONDS = 3600
Answer = tuple[str, str]


class AnswerCount(models.Model):
    """One answer to one question in one year. No day, no place, no combination of answers."""

    question = models.CharField(_("question"), max_length=40)
    answer = models.CharField(_("answer"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"))
    count = models.PositiveIntegerField(_("how often"), default=0)

    class Meta:
        verbose_name = _("count of an answer")
        verbose_name_plural = _("counts of answers")
        constraints = [
            models.UniqueConstraint(fields=["year", "question", "answer"], name="answer_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.question} {self.answer}"


def count_answers(*, answers: Collection[Answer], now: datetime) -> None:
    """Add one to the count of each (question, answer) of one person; nothing once the hour is full."""
    if not answers or _is_flood(now):
        return
    year = timezone.localdate(now).year
    rows = [AnswerCount(question=question, answer=answer, year=year) for question, answer in answers]
    mine = Q()
    for row in rows:
        mine |= Q(question=row.question, answer=row.answer)
    with transaction.atomic():
        AnswerCount.objects.bulk_create(rows, ignore_conflicts=True)
        # In one order, so that two people who answer at once wait for each other instead of blocking.
        counted = AnswerCount.objects.filter(mine, year=year).select_for_update().order_by("pk")
        keys = [row.pk for row in counted]
        AnswerCount.objects.filter(pk__in=keys).update(count=F("count") + 1)


def _is_flood(now: datetime) -> bool:
    key = f"assessments-{now:%Y-%m-%d-%H}"
    number = cache.get(key, 0) + 1
    cache.set(key, number, HOUR_SECONDS)
    return number > MOST_AN_HOUR
