"""How often each answer was given after a session: counts, never what one person answered."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from events.models.session import Session


class FeedbackCount(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="feedback")
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("answers after a session")
        verbose_name_plural = _("answers after sessions")
        constraints = [
            models.UniqueConstraint(fields=["session", "question", "answer"], name="feedback_once")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.question} {self.answer}"

    @classmethod
    def add(cls, *, session: int, question: str, answer: str) -> None:
        """Count one more answer."""
        row, _made = cls.objects.get_or_create(session_id=session, question=question, answer=answer)
        cls.objects.filter(pk=row.pk).update(count=F("count") + 1)
