"""Structures and services in the schema of data.inclusion v1, their score, and the page of open data."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.test import Client

from network.catalogue.enums import Audience, Fee, Format, Kind
from partners.enums import AreaKind, Way
from partners.inclusion.publishing import services, structures
from partners.inclusion.score import CRITERIA, score_of
from tests.factories.partners import OfferFactory, OrganisationFactory, PlaceFactory, directory_page

pytestmark = pytest.mark.django_db
# data.inclusion, schema v1.
ENUMS = {
    "type": {"accompagnement", "aide-financiere", "aide-materielle", "atelier", "formation", "information"},
    "frais": {"gratuit", "payant"},
    "modes_accueil": {"a-distance", "en-presentiel"},
    "modes_mobilisation": {"envoyer-un-courriel", "se-presenter", "telephoner", "utiliser-lien-mobilisation"},
    "mobilisable_par": {"professionnels", "usagers"},
    "thematiques": {
        "numerique--acceder-a-des-services-en-ligne",
        "numerique--acceder-a-une-connexion-internet",
        "numerique--acquerir-un-equipement",
        "numerique--maitriser-les-fondamentaux-du-numerique",
    },
    "publics": {
        "demandeurs-emploi",
        "etudiants",
        "familles",
        "femmes",
        "jeunes",
        "seniors",
        "tous-publics",
    },
}
REQUIRED = {"source", "structure_id", "id", "nom", "description", "date_maj"}


def test_a_loan_is_told_in_full() -> None:
    directory_page()
    organisation = OrganisationFactory(name="Les Connectés.", siret="")
    place = PlaceFactory(organisation=organisation)
    facts = {
        "kind": Kind.EQUIPMENT_LOAN,
        "lent": "Tablettes",
        "fee": Fee.CONDITIONAL,
        "fee_details": "Caution",
    }
    ways = {"ways": (Way.PHONE, Way.REFERRAL), "phone": "+33381000001", "referral": "Assistante sociale"}
    area = {"area_kind": AreaKind.DEPARTMENTS, "area_codes": ("39", "25")}
    audience = (Audience.SENIORS, Audience.ASSOCIATION_LEADERS)
    OfferFactory(organisation=organisation, places=[place], audience=audience, **facts, **ways, **area)
    [row] = json.loads(services()[0])
    assert row["structure_id"] == f"entraide--place-{place.slug}"
    assert (row["type"], row["frais"], row["publics"]) == ("aide-materielle", "gratuit", ["seniors"])
    assert row["publics_precisions"] == "Responsables d’association"
    assert (row["zone_eligibilite"], row["modes_mobilisation"]) == (["25", "39"], ["telephoner"])
    assert row["mobilisable_par"] == ["professionnels", "usagers"]
    assert row["lien_source"].startswith("https://entraide.example/fr/annuaire/offres/")
    assert "Les Connectés" in {one["nom"] for one in json.loads(structures()[0])}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.WORKSHOP])
@pytest.mark.parametrize("form", list(Format))
def test_every_kind_has_words_that_the_schema_knows(kind: str, form: str) -> None:
    OfferFactory(kind=kind, format=form, lent="Tablettes", audience=tuple(Audience), ways=tuple(Way))
    [row] = json.loads(services()[0])
    assert row.keys() >= REQUIRED
    for name, known in ENUMS.items():
        values = row[name] if isinstance(row[name], list) else [row[name]]
        assert set(values) <= known, name


def test_what_is_remote_has_no_street_and_what_names_no_way_that_of_its_organisation() -> None:
    organisation = OrganisationFactory(reachable=True, siret="73282932000074")
    facts = {"organisation": organisation, "format": Format.REMOTE, "ways": ()}
    OfferFactory(**facts, audience=(Audience.ASSOCIATION_LEADERS,))
    PlaceFactory(organisation=organisation)
    [row] = json.loads(services()[0])
    assert "adresse" not in row
    assert "publics" not in row
    assert row["modes_mobilisation"] == ["envoyer-un-courriel", "telephoner"]
    told = json.loads(structures()[0])
    assert {one["siret"] for one in told} == {"73282932000074"}
    assert {one["date_maj"] for one in told} == {"2026-09-01"}


def test_a_structure_of_which_nobody_ever_checked_anything_is_left_out() -> None:
    OrganisationFactory()
    assert structures() == (b"[]\n", 0)


def test_a_day_is_the_one_of_the_people_here() -> None:
    late = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
    OrganisationFactory(last_published_at=late)
    assert json.loads(structures()[0])[0]["date_maj"] == "2026-11-27"


def test_what_is_hidden_is_in_neither_file_and_the_same_sheets_give_the_same_bytes() -> None:
    OfferFactory(name="Montrée")
    OfferFactory(name="Cachée", draft=True)
    OfferFactory(name="Finie", ends_on=date(2020, 1, 1))
    OrganisationFactory(name="Retirée", live=False)
    both = services()[0] + structures()[0]
    assert both == services()[0] + structures()[0]
    told = both.decode()
    assert "Montrée" in told
    assert not {word for word in ("Cachée", "Finie", "Retirée") if word in told}


def test_the_score_is_the_mean_of_ten_and_says_what_to_add() -> None:
    organisation = OrganisationFactory(reachable=True)
    facts = {"description": "a" * 200, "contact_name": "Odile", "organisation": organisation}
    offer = OfferFactory(**facts, checked_on=date(2026, 9, 1))
    assert len(CRITERIA) == 10
    assert score_of(offer, date(2026, 11, 1)) == score_of(offer, date(2027, 3, 1))
    assert (score_of(offer, date(2026, 11, 1)).value, score_of(offer, date(2028, 9, 1)).value) == (1.0, 0.9)
    bare = OfferFactory(ways=(), checked_on=date(2026, 9, 1))
    told = score_of(bare, date(2026, 11, 1))
    assert told.value < 0.7
    assert "Donnez un numéro de téléphone." in told.advice


def test_files_are_served_and_described_to_people_and_programs(client: Client, settings, tmp_path) -> None:
    settings.OPEN_DATA_ROOT = tmp_path
    OfferFactory()
    call_command("publish_open_data")
    answer = client.get("/donnees/services.json")
    assert answer["Content-Type"].startswith("application/json")
    assert client.get("/donnees/services.json", headers={"if-none-match": answer["ETag"]}).status_code == 304
    page = client.get("/fr/donnees/").content.decode()
    assert "/donnees/services.json" in page
    told = client.get("/donnees/catalogue.jsonld").json()
    assert len(told["dcat:dataset"]) == 4
