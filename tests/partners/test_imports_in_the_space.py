"""Files in the space: checked row by row, imported in steps, undone as a whole, never beyond one's own."""

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook
from wagtail.models import Revision

from network.accounts.models import AccountLetter
from network.catalogue.enums import Fee, Kind
from network.catalogue.models import Entry
from network.sheets.verdicts import Outcome
from partners.enums import Way
from partners.history import acts, history_of
from partners.imports.files import example_file
from partners.imports.kinds import importer_of
from partners.imports.offers import OfferImporter
from partners.imports.running import NotNowError, advance, begin_undo, confirm, take_in
from partners.models import ImportedRow, ImportRun, Membership, Offer, Place
from partners.models.import_run import State
from partners.opening_hours.typed import understand
from tests.factories.partners import (
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PlaceFactory,
    UserFactory,
)
from tests.partners.files import row, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def member() -> Membership:
    return MembershipFactory(organisation=OrganisationFactory(is_trusted=True))


def bring(path: Path, member: Membership, kind: str = "places") -> ImportRun:
    return take_in(path=path, name=path.name, kind=kind, organisation=member.organisation, user=member.user)


def to_the_end(run: ImportRun, most: int = 250) -> ImportRun:
    while run.is_moving:
        run = advance(run=run, most=most)
    return run


def imported(run: ImportRun, member: Membership, most: int = 250) -> ImportRun:
    return to_the_end(confirm(run=to_the_end(run, most), user=member.user), most)


def verdicts(run: ImportRun) -> list[tuple]:
    return [tuple(one) for one in run.rows.values_list("line", "outcome", "remarks", "identity")]


def tables() -> list[list[dict]]:
    kept = [Place, Offer, Offer.places.through, Offer.skills.through, Revision]
    cards = Entry.objects.order_by("key", "language").values("key", "language", "title", "summary")
    return [*(list(model.objects.order_by("pk").values()) for model in kept), list(cards)]


def mixed(tmp_path: Path, member: Membership) -> Path:
    PlaceFactory(source="MedNum", source_id="mine", organisation=member.organisation)
    PlaceFactory(source="MedNum", source_id="theirs", organisation=OrganisationFactory())
    bad = [
        row(id="bad", adresse=""),
        row(id="1"),
        row(id="theirs"),
        row(id="hours", horaires="Mo 12:00-09:00"),
    ]
    return write(tmp_path / "places.csv", row(), row(id="mine", nom="Nouveau nom"), *bad, row(id="2"))


def test_the_check_writes_nothing_and_says_exactly_what_the_import_does(
    tmp_path: Path, member: Membership
) -> None:
    path = mixed(tmp_path, member)
    before = tables()
    run = to_the_end(bring(path, member))
    said = verdicts(run)
    assert (run.state, tables()) == (State.CHECKED, before)
    run = to_the_end(confirm(run=run, user=member.user))
    assert (run.state, verdicts(run)) == (State.DONE, said)
    assert [one[1] for one in said] == [
        Outcome.CREATED, Outcome.UPDATED, Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED,
        Outcome.CREATED, Outcome.CREATED,
    ]  # fmt: skip
    assert Place.objects.get(source_id="1").organisation == member.organisation


def test_an_import_in_small_steps_is_the_same_import(tmp_path: Path, member: Membership) -> None:
    path = mixed(tmp_path, member)
    whole, small = to_the_end(bring(path, member)), to_the_end(bring(path, member), most=2)
    assert verdicts(whole) == verdicts(small)


def test_the_place_of_another_organisation_is_refused_and_untouched(
    tmp_path: Path, member: Membership
) -> None:
    theirs = PlaceFactory(source="MedNum", source_id="1", organisation=OrganisationFactory(), name="À eux")
    run = imported(bring(write(tmp_path / "p.csv", row()), member), member)
    theirs.refresh_from_db()
    assert (run.counts()[Outcome.REJECTED], theirs.name) == (1, "À eux")


def test_an_undo_puts_every_table_back(tmp_path: Path, member: Membership) -> None:
    path = mixed(tmp_path, member)
    before = tables()
    run = imported(bring(path, member), member)
    assert tables() != before
    run = to_the_end(begin_undo(run=run, user=member.user), most=2)
    assert (run.state, tables()) == (State.UNDONE, before)


def test_an_undo_leaves_what_somebody_changed_since_and_takes_down_what_is_used(
    tmp_path: Path, member: Membership
) -> None:
    run = imported(bring(write(tmp_path / "p.csv", row(), row(id="2"), row(id="3")), member), member)
    changed = Place.objects.get(source_id="1")
    changed.summary = "Corrigé depuis"
    changed.save()
    used = Place.objects.get(source_id="2")
    OfferFactory(organisation=member.organisation, places=(used,))
    run = to_the_end(begin_undo(run=run, user=member.user))
    said = dict(run.rows.values_list("line", "undone"))
    assert said == {
        2: "was changed since: left as it is",
        3: "is used elsewhere: taken down, not deleted",
        4: "",
    }
    assert dict(Place.objects.values_list("source_id", "live")) == {"1": True, "2": False}


def test_without_trust_moderators_confirm(tmp_path: Path) -> None:
    member = MembershipFactory()
    run = to_the_end(bring(write(tmp_path / "p.csv", row()), member))
    run = confirm(run=run, user=member.user)
    assert (run.state, Place.objects.count()) == (State.ASKED, 0)
    assert confirm(run=run, user=member.user).state == State.ASKED


def test_moderators_send_a_file_back_and_say_why(tmp_path: Path, client: Client) -> None:
    partner = MembershipFactory()
    run = confirm(run=to_the_end(bring(write(tmp_path / "places.csv", row()), partner)), user=partner.user)
    path = reverse("space:import-act", args=[partner.organisation.slug, run.pk, "renvoyer"])
    client.force_login(partner.user)
    assert client.post(path, {"reason": "Non"}).status_code == 404
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert "Write why" in client.post(path, {"reason": " "}, follow=True).content.decode()
    client.post(path, {"reason": "Il manque les adresses."})
    run.refresh_from_db()
    assert (run.state, Place.objects.count()) == (State.CHECKED, 0)
    client.force_login(partner.user)
    page = reverse("space:import", args=[partner.organisation.slug, run.pk])
    assert "Il manque les adresses." in client.get(page).content.decode()
    assert "Il manque les adresses." in AccountLetter.objects.get(email=partner.user.email).text
    confirm(run=run, user=partner.user)
    assert "Il manque les adresses." not in client.get(page).content.decode()


def test_the_history_says_who_imported_and_who_undid_it(tmp_path: Path) -> None:
    owner = MembershipFactory()
    moderator = UserFactory(is_superuser=True, is_staff=True)
    run = to_the_end(confirm(run=to_the_end(bring(write(tmp_path / "p.csv", row()), owner)), user=owner.user))
    run = to_the_end(confirm(run=run, user=moderator))
    to_the_end(begin_undo(run=run, user=owner.user))
    told = [(act.who, act.what) for act in acts(history_of(owner.organisation), owner.organisation)]
    assert told == [
        (owner.user.first_name, "Undid an import"),
        ("The team of the network", "Imported a file, for the organisation"),
    ]


def test_rows_are_forgotten_after_a_month_and_what_they_wrote_stays(
    tmp_path: Path, member: Membership
) -> None:
    run = imported(bring(write(tmp_path / "p.csv", row()), member), member)
    call_command("erase_imports", stdout=io.StringIO())
    assert ImportRun.objects.exists()
    ImportRun.objects.update(created_at=run.created_at - timedelta(days=31))
    call_command("erase_imports", stdout=io.StringIO())
    assert (ImportRun.objects.exists(), Place.objects.count()) == (False, 1)


def test_what_is_done_is_not_done_twice(tmp_path: Path, member: Membership) -> None:
    run = imported(bring(write(tmp_path / "p.csv", row()), member), member)
    with pytest.raises(NotNowError):
        confirm(run=run, user=member.user)


OFFER = {
    "numero": "7",
    "nom": "Permanence",
    "nature": "Prêt de matériel",
    "resume": "On prête.",
    "prete": "PC",
}


def offers(path: Path, *rows: dict[str, str]) -> Path:
    return write(path, *rows, names=list(OfferImporter.fields))


def test_offers_come_in_with_words_or_keys_and_go_out_again(tmp_path: Path, member: Membership) -> None:
    mine = PlaceFactory(organisation=member.organisation, name="Chez nous")
    theirs = PlaceFactory(organisation=OrganisationFactory(), name="Chez eux")
    good = OFFER | {"lieux": mine.name, "prix": "Gratuit", "comment_venir": "come", "debut": "09/03/2027"}
    bad = OFFER | {"numero": "8", "lieux": theirs.name}
    empty = OFFER | {"numero": "9", "prete": ""}
    before = tables()
    run = imported(bring(offers(tmp_path / "o.csv", good, bad, empty), member, "offers"), member)
    assert list(run.rows.values_list("outcome", flat=True)) == [
        Outcome.CREATED,
        Outcome.REJECTED,
        Outcome.REJECTED,
    ]
    assert [remark[0] for one in run.rows.rejected() for remark in one.remarks] == ["lieux", "prete"]
    assert list(Offer.objects.get().places.all()) == [mine]
    again = imported(bring(offers(tmp_path / "o.csv", good | {"nom": "Prêt"}), member, "offers"), member)
    assert Offer.objects.get().name == "Prêt"
    to_the_end(begin_undo(run=again, user=member.user))
    assert Offer.objects.get().name == "Permanence"
    to_the_end(begin_undo(run=run, user=member.user))
    assert tables() == before


def test_hours_of_offers_are_read_and_refused_as_in_the_form(tmp_path: Path, member: Membership) -> None:
    known = OFFER | {"horaires": "lundi à vendredi 9h-12h, fermé le mercredi"}
    doubtful = OFFER | {"numero": "8", "horaires": "lundi 9h-12h sauf le matin"}
    run = imported(bring(offers(tmp_path / "o.csv", known, doubtful), member, "offers"), member)
    assert Offer.objects.get().opening_hours == "Mo-Fr 09:00-12:00; We off"
    ((column, reason, _value),) = run.rows.rejected().get().remarks
    assert (column, reason) == ("horaires", understand(doubtful["horaires"]).problem)


@pytest.mark.parametrize(("language", "word"), [("fr", "Gratuit"), ("en", "Free")])
def test_the_example_of_offers_speaks_the_language_of_who_reads_it_and_comes_in(
    tmp_path: Path, member: Membership, language: str, word: str
) -> None:
    with translation.override(language):
        (tmp_path / "o.csv").write_bytes(example_file(importer_of("offers")))
        run = imported(bring(tmp_path / "o.csv", member, "offers"), member)
    assert word in (tmp_path / "o.csv").read_text("utf-8")
    assert run.counts()[Outcome.CREATED] == 1
    offer = Offer.objects.get()
    assert (offer.kind, offer.fee, offer.ways) == (Kind.HELPDESK, Fee.FREE, (Way.COME,))


def test_counts_agree_and_a_colon_stands_before_a_reason(
    client: Client, tmp_path: Path, member: Membership
) -> None:
    run = to_the_end(bring(write(tmp_path / "p.csv", row(), row(id="2", adresse="")), member))
    client.force_login(member.user)
    with translation.override("en"):
        text = client.get(reverse("space:import", args=[member.organisation.slug, run.pk])).text
    assert "<code>adresse</code>: is empty" in text
    assert "<li>1 created</li>" in text


def upload(client: Client, member: Membership, content: bytes, name: str = "p.csv"):
    address = reverse("space:imports", args=[member.organisation.slug])
    return client.post(address, {"kind": "places", "file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_goes_through_the_pages_by_buttons_alone(
    client: Client, tmp_path: Path, member: Membership
) -> None:
    client.force_login(member.user)
    content = write(tmp_path / "p.csv", row(), row(id="2", nom="=1+1", adresse="")).read_bytes()
    answer = upload(client, member, content)
    assert "Continue" in answer.text
    run = ImportRun.objects.get()
    press = lambda act: client.post(  # noqa: E731
        reverse("space:import-act", args=[member.organisation.slug, run.pk, act]), follow=True
    )
    assert "is empty, and the standard requires it" in press("suite").text
    press("importer")
    assert "Undo the whole import" in press("suite").text
    rejected = client.get(reverse("space:import-rejects", args=[member.organisation.slug, run.pk]))
    cells = list(csv.DictReader(io.StringIO(rejected.content.decode("utf-8-sig"))))
    assert [(one["nom"], one["line"]) for one in cells] == [("'=1+1", "3")]
    press("annuler")
    press("suite")
    assert not Place.objects.exists()


def spreadsheet() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for cells in ([*row(), "couleur"], [*row().values(), "bleu"]):
        book.active.append(cells)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["p.xlsx", "p.csv"])
def test_a_spreadsheet_comes_in_whatever_its_name_and_says_what_is_left_aside(
    client: Client, member: Membership, name: str
) -> None:
    client.force_login(member.user)
    assert upload(client, member, spreadsheet(), name).status_code == 200
    run = to_the_end(ImportRun.objects.get())
    assert run.notices == ["These columns are left aside: couleur."]
    assert run.counts()[Outcome.CREATED] == 1


def test_an_empty_file_says_what_to_send(client: Client, member: Membership) -> None:
    client.force_login(member.user)
    assert "send an XLSX or a “CSV UTF-8” file" in upload(client, member, b"").text


def test_a_file_that_cannot_be_read_keeps_nothing_and_says_what_to_do(
    client: Client, member: Membership
) -> None:
    client.force_login(member.user)
    assert "no spreadsheet, or a damaged one" in upload(client, member, b"PK\x03\x04...", "p.xlsx").text
    assert not ImportRun.objects.exists()
    assert not ImportedRow.objects.exists()


@pytest.mark.parametrize("name", ["import", "import-rejects"])
def test_the_import_of_another_organisation_does_not_exist(
    client: Client, tmp_path: Path, member: Membership, name: str
) -> None:
    run = bring(write(tmp_path / "p.csv", row()), MembershipFactory())
    client.force_login(member.user)
    assert client.get(reverse(f"space:{name}", args=[member.organisation.slug, run.pk])).status_code == 404
    act = reverse("space:import-act", args=[member.organisation.slug, run.pk, "suite"])
    assert client.post(act).status_code == 404
    run.refresh_from_db()
    assert run.position == 0


def test_an_organisation_takes_its_own_data_and_brings_them_in_again_unchanged(
    client: Client, tmp_path: Path, member: Membership
) -> None:
    mine = PlaceFactory(organisation=member.organisation)
    PlaceFactory(organisation=OrganisationFactory(), name="Chez eux")
    OfferFactory(organisation=member.organisation, name="=Offre", places=(mine,))
    client.force_login(member.user)
    answer = client.get(reverse("space:own-data", args=[member.organisation.slug]))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    (tmp_path / "lieux.csv").write_bytes(archive.read("lieux.csv"))
    assert b"Chez eux" not in archive.read("lieux.csv")
    assert "'=Offre" in archive.read("offres.csv").decode()
    assert to_the_end(bring(tmp_path / "lieux.csv", member)).counts()[Outcome.UNCHANGED] == 1
