"""The people of a sheet say that it is still right; they are asked at three, six and nine months."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.log_actions import log

from network.accounts.letters import write_letter
from network.users.models import User
from partners.enums import Role
from partners.keys import MODELS, Sheet, organisation_of
from partners.models import Membership, Offer, Organisation
from partners.permissions import acts_for
from partners.services.recording import record
from partners.trust.freshness import ASKED_AFTER, HIDDEN_AFTER, checked_day, months_due, set_checked
from partners.trust.links import asking_url

WRITTEN_IN = "fr"
# How long people have to answer the last letter.
LAST_WAIT = relativedelta(months=1)


@transaction.atomic
def still_right(*, sheet: Sheet, user: User, on: date) -> None:
    """Note that somebody who answers for a sheet said today that all of it is true."""
    held = type(sheet).objects.select_for_update().get(pk=sheet.pk)
    set_checked(held, on)
    held.save()
    record(held)
    _note_in_draft(held, on)
    organisation = organisation_of(held)
    data = {"for": organisation.pk} if organisation and acts_for(user, organisation) else None
    log(held, "partners.still-right", user=user, data=data)


def _note_in_draft(sheet: Sheet, on: date) -> None:
    """Put the day into a text that waits to be published: it would bring the old day back."""
    draft = sheet.latest_revision if sheet.has_unpublished_changes else None
    if draft:
        draft.content[sheet.checked_field] = on.isoformat()
        draft.save(update_fields=["content"])


def ask_to_check(*, on: date) -> int:
    """Write one letter to each person whose sheets are due; return how many. Run twice, it writes once."""
    due: dict[Organisation, list[Sheet]] = defaultdict(list)
    for sheet in _due(on):
        due[organisation_of(sheet)].append(sheet)
    return sum(_ask(organisation, sheets, on) for organisation, sheets in due.items())


@transaction.atomic
def _ask(organisation: Organisation, sheets: list[Sheet], on: date) -> int:
    """Write to the people of an organisation about what is due, and note that they were asked."""
    people, due = who_answers(organisation), list(_still_due(sheets, on))
    if not people or not due:
        return 0
    for sheet in due:
        months = months_due(sheet, on)
        hidden_from = on + LAST_WAIT if months == ASKED_AFTER[-1] else None
        asked = {"asked_about": checked_day(sheet), "asked_months": months, "hidden_from": hidden_from}
        type(sheet).objects.filter(pk=sheet.pk).update(**asked)
    for user in people:
        _write(user, organisation, due)
    return len(people)


def _still_due(sheets: list[Sheet], on: date) -> Iterator[Sheet]:
    """Hold these sheets, and yield those that nobody was asked about since they were read."""
    for sheet in sheets:
        held = type(sheet).objects.select_for_update().get(pk=sheet.pk)
        if months_due(held, on):
            yield held


def _write(user: User, organisation: Organisation, sheets: list[Sheet]) -> None:
    with override(WRITTEN_IN):
        subject = ngettext("Is this sheet still right?", "Are these sheets still right?", len(sheets))
        write_letter(
            to=user.email,
            subject=f"{subject} – {organisation.name}",
            template="partners/mail/still_right.txt",
            context={
                "organisation": organisation,
                "names": [str(sheet) for sheet in sheets],
                "link": asking_url(user),
                "hidden_after": HIDDEN_AFTER,
            },
        )


def who_answers(organisation: Organisation) -> list[User]:
    """Return its owners, else its editors, who still have an account."""
    members = Membership.objects.filter(organisation=organisation, user__is_active=True).select_related(
        "user"
    )
    owners = [one.user for one in members if one.role == Role.OWNER]
    return owners or [one.user for one in members]


def _due(on: date) -> Iterator[Sheet]:
    """Yield the public sheets that an organisation answers for and that reach a reminder."""
    first = on - relativedelta(months=ASKED_AFTER[0])
    for model in MODELS.values():
        is_old = Q(**{f"{model.checked_field}__lte": first})
        rows = _held_today(model).filter(is_old)
        if model is not Organisation:
            rows = rows.filter(organisation__isnull=False).select_related("organisation")
        yield from (sheet for sheet in rows.iterator() if months_due(sheet, on))


def _held_today(model: type[Sheet]) -> QuerySet[Sheet]:
    """Return the public sheets of a kind; of an offer that is over nothing has to be right."""
    return model.objects.current() if model is Offer else model.objects.live()


def sheets_of(user: User) -> list[Sheet]:
    """Return the public sheets that a member answers for, those checked longest ago first."""
    theirs = list(Membership.objects.filter(user=user).values_list("organisation", flat=True))
    found: list[Sheet] = list(Organisation.objects.live().filter(pk__in=theirs))
    for model in MODELS.values():
        if model is not Organisation:
            found += _held_today(model).filter(organisation__in=theirs).select_related("organisation")
    return sorted(found, key=lambda one: getattr(one, one.checked_field) or date.min)


def told(count: int) -> str:
    """Return what is said after the button."""
    if not count:
        return _("Nothing was changed.")
    said = ngettext("Thank you: %(count)s sheet verified.", "Thank you: %(count)s sheets verified.", count)
    return said % {"count": count}
