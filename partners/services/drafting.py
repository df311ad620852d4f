"""Keeps what people type in the space until they send it."""

from django.utils import timezone

from network.users.models import User
from partners.models import FormDraft, Organisation

Fields = dict[str, list[str]]


def keep_draft(
    *, user: User, organisation: Organisation, what: str, data: Fields, based_on: str
) -> FormDraft:
    """Keep what is typed in one form, over what was kept of it before."""
    told = {"data": data, "based_on": based_on, "saved_at": timezone.now()}
    keys = {"user": user, "organisation": organisation, "what": what}
    return FormDraft.objects.update_or_create(**keys, defaults=told)[0]


def drop_draft(*, user: User, organisation: Organisation, what: str) -> None:
    """Forget what was typed: it was sent, or its author gave it up."""
    FormDraft.objects.filter(user=user, organisation=organisation, what=what).delete()


def erase_old_drafts() -> int:
    """Erase what nobody came back to for 90 days; return how many."""
    return FormDraft.objects.all().old().delete()[0]
