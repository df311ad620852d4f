"""What happened to the pages of an organisation, its places and its offers: who did what, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision

from network.users.models import User
from partners.keys import Sheet
from partners.models import Offer, Organisation, Place
from partners.permissions import is_staff


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history; `revision` is the version that it wrote, if any."""

    who: str
    what: str
    name: str
    when: datetime
    reason: str
    revision: int | None


def history_of(organisation: Organisation) -> QuerySet[ModelLogEntry]:
    """Return what was noted about an organisation and what is its own, the newest first."""
    entries = ModelLogEntry.objects.filter(_of(organisation)).select_related("user")
    return entries.order_by("-timestamp", "-pk")


def versions_of(organisation: Organisation) -> QuerySet[Revision]:
    """Return the versions ever kept of an organisation and what is its own."""
    return Revision.objects.filter(_of(organisation))


def version_before(revision: Revision) -> Sheet | None:
    """Return what was written just before a version; None before the first."""
    same = Revision.objects.filter(content_type_id=revision.content_type_id, object_id=revision.object_id)
    before = same.filter(pk__lt=revision.pk).order_by("pk").last()
    return before.as_object() if before else None


def acts(entries: Sequence[ModelLogEntry], organisation: Organisation) -> list[Act]:
    """Return these lines in words people read."""
    names = _names({one.user_id: one.user for one in entries if one.user}, organisation)
    kept = set(
        Revision.objects.filter(pk__in=[one.revision_id for one in entries]).values_list("pk", flat=True)
    )
    return [
        Act(
            who=names.get(one.user_id, _("The site")),
            what=str(one.message),
            name=one.label,
            when=one.timestamp,
            reason=one.data.get("reason", ""),
            revision=one.revision_id if one.revision_id in kept else None,
        )
        for one in entries
    ]


def _of(organisation: Organisation) -> Q:
    """Return what picks rows about these things by their type and their key, which is a text there."""
    own = {Organisation: [organisation.pk]}
    for model in (Place, Offer):
        own[model] = model.objects.filter(organisation=organisation).values_list("pk", flat=True)
    found = Q()
    for model, keys in own.items():
        found |= Q(
            content_type=ContentType.objects.get_for_model(model), object_id__in=[str(pk) for pk in keys]
        )
    return found


def _names(people: dict[int, User], organisation: Organisation) -> dict[int, str]:
    """Return how each person is called here: members by their first name, staff as one team."""
    members = set(organisation.members.filter(user__in=people).values_list("user", flat=True))
    return {pk: _name(one, is_member=pk in members) for pk, one in people.items()}


def _name(user: User, *, is_member: bool) -> str:
    if not is_member and is_staff(user):
        return _("The team of the network")
    return user.first_name or _("Somebody of the organisation")
