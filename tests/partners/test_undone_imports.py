"""An undo reaches what its import did and nothing that became somebody else's; no import stays stuck."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from network.sheets.verdicts import Outcome
from partners.imports.running import advance, begin_undo, confirm
from partners.models import Membership, Offer, Place
from partners.models.import_run import State
from partners.services import editing
from partners.services.checking import still_right
from partners.services.merging import merge
from tests.factories.partners import MembershipFactory, OfferFactory, OrganisationFactory, PlaceFactory
from tests.partners.files import row, write
from tests.partners.test_imports_in_the_space import bring, imported, to_the_end

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

OFFERS = "numero,nom,nature,resume,telephone,comment_venir,fin\n"


@pytest.fixture
def member() -> Membership:
    return MembershipFactory(organisation=OrganisationFactory(is_trusted=True))


def offers(path: Path, *rows: str) -> Path:
    path.write_text(OFFERS + "".join(f"{one}\n" for one in rows), encoding="utf-8")
    return path


def test_what_another_organisation_keeps_now_stays(tmp_path: Path, member: Membership) -> None:
    run = imported(bring(write(tmp_path / "places.csv", row()), member), member)
    file = offers(tmp_path / "offers.csv", "1,Permanence,helpdesk,Un conseiller.,,come,")
    told = imported(bring(file, member, "offers"), member)
    for model in (Place, Offer):
        model.objects.update(organisation=OrganisationFactory())
    for one in (run, told):
        to_the_end(begin_undo(run=one, user=member.user))
        assert "another organisation" in one.rows.get().undone
    assert (Place.objects.live().count(), Offer.objects.live().count()) == (1, 1)


def test_a_double_that_was_merged_stays_and_leads_on(tmp_path: Path, member: Membership) -> None:
    run = imported(bring(write(tmp_path / "places.csv", row()), member), member)
    double, kept = Place.objects.get(), PlaceFactory()
    merge(kept=kept, doubles=[double], user=None)
    to_the_end(begin_undo(run=run, user=member.user))
    assert Place.objects.successor(double.slug) == kept


def test_an_import_that_stopped_half_way_is_undone(tmp_path: Path, member: Membership) -> None:
    path = write(tmp_path / "places.csv", *(row(id=str(number), nom=f"Lieu {number}") for number in range(4)))
    run = confirm(run=to_the_end(bring(path, member)), user=member.user)
    advance(run=run, most=2)
    assert Place.objects.count() == 2
    run = to_the_end(begin_undo(run=run, user=member.user))
    assert (run.state, Place.objects.count()) == (State.UNDONE, 0)


@pytest.mark.parametrize("day", ["31/12/9999", "0001-01-01"])
def test_a_day_out_of_reach_is_refused_with_its_line(tmp_path: Path, member: Membership, day: str) -> None:
    file = offers(tmp_path / "offers.csv", f"1,Permanence,helpdesk,Un conseiller.,,come,{day}")
    run = to_the_end(bring(file, member, "offers"))
    told = run.rows.get()
    assert (told.outcome, told.remarks[0][0]) == (Outcome.REJECTED, "fin")
    assert "2000" in told.remarks[0][1]


def test_what_a_file_changed_does_not_go_back_with_the_newest_version(
    tmp_path: Path, member: Membership
) -> None:
    told = {"user": member.user, "organisation": member.organisation}
    file = offers(tmp_path / "offers.csv", "1,Avant,helpdesk,Un conseiller.,,come,")
    imported(bring(file, member, "offers"), member)
    offer = Offer.objects.get()
    editing.propose(sheet=editing.latest(offer), based_on=editing.edition(offer), **told)
    imported(bring(offers(file, "1,Après,helpdesk,Un conseiller.,,come,"), member, "offers"), member)
    assert back_after_a_withdrawal(Offer.objects.get(), told).name == "Après"


def test_the_day_of_a_check_does_not_go_back_either(member: Membership) -> None:
    told = {"user": member.user, "organisation": member.organisation}
    place = PlaceFactory(organisation=member.organisation, updated_on=date(2026, 1, 5))
    editing.propose(sheet=editing.latest(place), based_on=editing.edition(place), **told)
    still_right(sheet=place, user=member.user, on=date(2026, 11, 20))
    assert back_after_a_withdrawal(Place.objects.get(), told).updated_on == date(2026, 11, 20)


def back_after_a_withdrawal(sheet: Place | Offer, told: dict[str, object]) -> Place | Offer:
    editing.withdraw(sheet=sheet, **told)
    sheet.refresh_from_db()
    editing.propose(sheet=editing.latest(sheet), based_on=editing.edition(sheet), **told)
    sheet.refresh_from_db()
    assert sheet.live
    return sheet


def test_an_offer_of_the_space_comes_back_from_ones_own_file_as_itself(
    tmp_path: Path, member: Membership, client: Client
) -> None:
    OfferFactory(organisation=member.organisation, name="Née ici")
    client.force_login(member.user)
    answer = client.get(reverse("space:own-data", args=[member.organisation.slug]))
    path = tmp_path / "offers.csv"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        path.write_bytes(archive.read("offres.csv"))
    run = imported(bring(path, member, "offers"), member)
    assert (run.rows.get().outcome, Offer.objects.count()) == (Outcome.UNCHANGED, 1)
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Née ici", "Autrement"), encoding="utf-8")
    run = imported(bring(path, member, "offers"), member)
    assert (run.rows.get().outcome, Offer.objects.get().name) == (Outcome.UPDATED, "Autrement")


def test_nothing_new_hangs_on_a_merged_place(tmp_path: Path, member: Membership, client: Client) -> None:
    double = PlaceFactory(organisation=member.organisation, name="Vieux double")
    merge(kept=PlaceFactory(organisation=member.organisation), doubles=[double], user=None)
    client.force_login(member.user)
    form = client.get(reverse("space:new-sheet", args=[member.organisation.slug, "offer"]))
    assert "Vieux double" not in form.content.decode()
    path = tmp_path / "offers.csv"
    path.write_text("numero,nom,nature,resume,lieux\n1,A,helpdesk,B.,Vieux double\n", encoding="utf-8")
    assert to_the_end(bring(path, member, "offers")).rows.get().outcome == Outcome.REJECTED
