"""The public reports an error on a sheet; who answers for it is told, at most once a day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from network.accounts.letters import write_letter
from partners.keys import Sheet, key_of, organisation_of, sheets_at
from partners.models import Organisation, SheetReport
from partners.services.checking import WRITTEN_IN, who_answers

A_DAY = timedelta(days=1)


@transaction.atomic
def report(*, sheet: Sheet, reason: str, message: str, now: datetime) -> SheetReport:
    """Keep what somebody says of a sheet, and tell the organisation."""
    answers = organisation_of(sheet)
    told = SheetReport(
        sheet=key_of(sheet), organisation=answers, reason=reason, message=message, created_at=now
    )
    told.full_clean()
    told.save()
    if answers:
        tell(organisation=answers, now=now)
    return told


@transaction.atomic
def tell(*, organisation: Organisation, now: datetime) -> int:
    """Write to the people of an organisation how many reports wait; return how many letters.

    Nothing is written where no report is new, nor within a day of the last letter.
    """
    # The row is held: of two reports at once, one is told with the other.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    theirs = SheetReport.objects.filter(organisation=organisation)
    waiting, people = theirs.waiting(), who_answers(organisation)
    is_new = waiting.filter(told_at=None).exists()
    if not people or not is_new or theirs.filter(told_at__gt=now - A_DAY).exists():
        return 0
    count = waiting.count()
    waiting.filter(told_at=None).update(told_at=now)
    for user in people:
        _write(user.email, organisation, count)
    return len(people)


def tell_all(*, now: datetime) -> int:
    """Write about the reports that came within a day of another letter; return how many letters."""
    untold = SheetReport.objects.waiting().filter(told_at=None)
    organisations = Organisation.objects.filter(pk__in=untold.values("organisation"))
    return sum(tell(organisation=one, now=now) for one in organisations)


def waiting_for(organisation: Organisation) -> int:
    """Return how many reports the people of an organisation have to deal with."""
    return SheetReport.objects.waiting().filter(organisation=organisation).count()


def with_sheets(reports: Iterable[SheetReport]) -> list[SheetReport]:
    """Return reports, each with its sheet under `about`: None where it was deleted."""
    listed = list(reports)
    found = sheets_at({one.sheet for one in listed})
    for one in listed:
        one.about = found.get(one.sheet)
    return listed


def erase_old(*, now: datetime) -> int:
    """Erase the reports that have been kept long enough; return how many."""
    return SheetReport.objects.too_old(now).delete()[0]


def _write(email: str, organisation: Organisation, count: int) -> None:
    with override(WRITTEN_IN):
        write_letter(
            to=email,
            subject=_("Somebody reported an error – %(name)s") % {"name": organisation.name},
            template="partners/mail/reports.txt",
            context={"organisation": organisation, "count": count},
        )
