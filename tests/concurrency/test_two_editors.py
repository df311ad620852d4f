"""Many people send the form of one sheet at the same moment: one is kept, each other one is told."""

import pytest
from django.db import connection

from partners.models import Place, Proposal
from partners.services import editing
from tests.concurrency.people import at_once
from tests.factories.partners import MembershipFactory, PlaceFactory

pytestmark = pytest.mark.xdist_group("concurrency")
PEOPLE = 12


def test_of_twelve_who_send_at_once_one_is_kept_and_eleven_are_told(database: str) -> None:
    place = PlaceFactory(organisation=MembershipFactory().organisation)
    users = [MembershipFactory(organisation=place.organisation).user for _ in range(PEOPLE)]
    opened = editing.edition(place)

    def send(number: int) -> str:
        sheet = Place.objects.get(pk=place.pk)
        sheet.name = f"Nom {number}"
        told = {"user": users[number], "organisation": place.organisation, "based_on": opened}
        try:
            return editing.propose(sheet=sheet, **told)
        except editing.ClashError as clash:
            return clash.latest.name
        finally:
            connection.close()

    answers = at_once([lambda number=number: send(number) for number in range(PEOPLE)])
    kept = Proposal.objects.get().revision.as_object().name
    assert answers.count(editing.Outcome.IN_REVIEW) == 1
    assert answers.count(kept) == PEOPLE - 1
    # What the public read, and what was kept.
    assert place.revisions.count() == 2
