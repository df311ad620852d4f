"""What people say after a session: counted, once each, and never kept beside their name."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.models import FeedbackCount, Registration


class Question(TextChoices):
    LEARNT = "learnt", _("Did you learn something that is useful to you?")
    PACE = "pace", _("Could you follow easily?")
    AGAIN = "again", _("Would you come to another workshop?")


class Answer(TextChoices):
    YES = "yes", _("Yes")
    SOME = "some", _("A little")
    NO = "no", _("No")


@transaction.atomic
def give_feedback(*, registration: Registration, answers: Mapping[Question, Answer]) -> bool:
    """Count the answers of somebody who came; return False, and count nothing, where they answered before."""
    first = Registration.objects.filter(pk=registration.pk, gave_feedback=False).update(gave_feedback=True)
    for question, answer in answers.items() if first else ():
        FeedbackCount.add(session=registration.session_id, question=question, answer=answer)
    return bool(first)
