"""Dates that an organisation imports: of its own workshops, taken back unless somebody counts on them."""

from pathlib import Path

import pytest

from events.models import Session
from network.sheets.verdicts import Outcome
from partners.imports.running import advance, begin_undo, confirm, take_in
from partners.models import ImportRun, Membership
from tests.factories.events import WorkshopPageFactory, calendar, enrol
from tests.factories.partners import MembershipFactory, OrganisationFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Membership:
    calendar()
    return MembershipFactory()


def to_the_end(run: ImportRun) -> ImportRun:
    while run.is_moving:
        run = advance(run=run)
    return run


def imported(path: Path, member: Membership, *rows: str) -> ImportRun:
    path.write_text("workshop,starts_at,duration_minutes,place_id,capacity\n" + "\n".join(rows) + "\n")
    run = take_in(
        path=path, name="d.csv", kind="sessions", organisation=member.organisation, user=member.user
    )
    return to_the_end(confirm(run=to_the_end(run), user=member.user))


def test_only_own_workshops_and_places_get_dates_and_the_undo_keeps_who_is_expected(
    tmp_path: Path, member: Membership
) -> None:
    WorkshopPageFactory(organisation=member.organisation, title="Envoyer des photos")
    WorkshopPageFactory(organisation=OrganisationFactory(), title="Chez eux")
    PlaceFactory(organisation=member.organisation, name="Chez nous")
    PlaceFactory(organisation=OrganisationFactory(), name="Ailleurs")
    rows = [
        "Envoyer des photos,2027-03-09 14:00,120,Chez nous,8",
        "Envoyer des photos,2027-03-16 14:00,120,Chez nous,8",
        "Envoyer des photos,2027-03-09 14:00,90,Chez nous,8",
        "Envoyer des photos,2027-03-23 14:00,120,Ailleurs,8",
        "Chez eux,2027-03-09 14:00,120,Chez nous,8",
    ]
    run = imported(tmp_path / "d.csv", member, *rows)
    outcomes = list(run.rows.values_list("outcome", flat=True))
    assert outcomes == [Outcome.CREATED, Outcome.CREATED, *[Outcome.REJECTED] * 3]
    assert set(imported(tmp_path / "d.csv", member, *rows[:2]).rows.values_list("outcome", flat=True)) == {
        "unchanged"
    }
    kept = Session.objects.order_by("starts_at").first()
    enrol(kept, "Odette")
    run = to_the_end(begin_undo(run=run, user=member.user))
    assert list(Session.objects.values_list("pk", flat=True)) == [kept.pk]
    assert run.rows.first().undone


def test_an_undo_leaves_the_dates_of_a_workshop_that_another_leads_now(
    tmp_path: Path, member: Membership
) -> None:
    page = WorkshopPageFactory(organisation=member.organisation, title="Envoyer des photos")
    PlaceFactory(organisation=member.organisation, name="Chez nous")
    run = imported(tmp_path / "d.csv", member, "Envoyer des photos,2027-03-09 14:00,120,Chez nous,8")
    page.organisation = OrganisationFactory()
    page.save_revision().publish()
    run = to_the_end(begin_undo(run=run, user=member.user))
    assert Session.objects.count() == 1
    assert run.rows.get().undone
