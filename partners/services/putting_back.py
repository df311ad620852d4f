"""An older version of a sheet is written again, by the same rules as any other change."""

from django.db import transaction
from wagtail.models import Revision

from network.users.models import User
from partners.differences import content_fields
from partners.keys import Sheet
from partners.models import Organisation
from partners.services.editing import Outcome, latest, propose

# An old version neither takes an address or an owner away, nor says that somebody looked on a day.
NEVER_PUT_BACK = frozenset(["slug", "sort_key", "organisation", "checked_on", "updated_on", "source_id"])


@transaction.atomic
def put_back(*, revision: Revision, user: User, organisation: Organisation, based_on: str) -> Outcome:
    """Propose what a version said. Raises ClashError; ValidationError where it makes no sense any more."""
    sheet = as_it_was(revision)
    sheet.full_clean()
    return propose(sheet=sheet, user=user, organisation=organisation, based_on=based_on)


def as_it_was(revision: Revision) -> Sheet:
    """Return the sheet of today with the words of a version."""
    old = revision.as_object()
    now = latest(type(old).objects.get(pk=old.pk))
    for field in content_fields(type(old)):
        if field.name not in NEVER_PUT_BACK:
            value = getattr(old, field.name)
            setattr(now, field.name, list(value.all()) if field.many_to_many else value)
    return now
