"""The roster: who may read it, what it says on screen, on paper and in a spreadsheet, and what it costs."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from events.models import Registration, RosterAccess, Session
from network.users.groups import EDITORS, MODERATORS
from network.users.models import User
from tests.factories.events import SessionFactory, enrol, enrol_group
from tests.paper.reading import page_count, pages, text

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12
WAYS = ("roster", "roster_sheet", "roster_csv", "roster_xlsx")
HOW = ("view", "print", "export", "export")
EACH_WAY = pytest.mark.parametrize("way", WAYS)
FORMULAS = ['=HYPERLINK("https://mal.example")', "+33", "-1", "@SUM(A1)", "\tx", "\rx", "  =1"]


def staff(group: str) -> Client:
    user = User.objects.create_user(email=f"{group}@entraide.example", password="mot-de-passe-long")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def moderator() -> Client:
    return staff(MODERATORS)


def get(client: Client, way: str, session: Session) -> bytes:
    answer = client.get(reverse(f"session:{way}", args=[session.pk]))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content


def crowd(session: Session, number: int) -> None:
    """Seat so many people past the services: the rows are all that the roster reads."""
    Registration.objects.bulk_create(
        Registration(
            session=session,
            person_key=f"{turn:032}",
            first_name=f"Jeanne{turn}",
            last_name=f"Martin{turn:03}",
            phone="+33612345678",
            access_needs="Une place près de la porte" if turn % 5 == 0 else "",
            language="fr",
            status="confirmed",
            turn=turn,
            created_at=session.starts_at,
        )
        for turn in range(1, number + 1)
    )


@EACH_WAY
def test_only_who_answers_for_the_workshop_sees_who_comes(way: str, client: Client):
    session = SessionFactory()
    address = reverse(f"session:{way}", args=[session.pk])
    assert client.get(address).status_code == 302
    assert staff(EDITORS).get(address, follow=True).status_code == 404
    assert not RosterAccess.objects.exists()


@pytest.mark.parametrize(("way", "how"), [*zip(WAYS, HOW, strict=True)])
def test_every_reading_is_noted(moderator: Client, way: str, how: str):
    session = SessionFactory()
    get(moderator, way, session)
    assert list(RosterAccess.objects.values_list("session", "how")) == [(session.pk, how)]


@EACH_WAY
def test_two_hundred_people_cost_no_more_queries_than_one(
    moderator: Client, way: str, django_assert_max_num_queries
):
    session = SessionFactory(capacity=None)
    crowd(session, 200)
    get(moderator, way, session)
    with django_assert_max_num_queries(MOST_QUERIES):
        said = get(moderator, way, session)
    if way == "roster":
        assert said.decode().count("Martin") >= 200


def test_names_stand_in_alphabetical_order_whatever_their_accents(moderator: Client):
    session = SessionFactory()
    enrol(session, "Zoé")
    for first, last in [("Ève", "Éluard"), ("Ali", "Eluard"), ("Inès", "Abadie")]:
        one = enrol(session, first)[0]
        Registration.objects.filter(pk=one.pk).update(last_name=last)
    said = text(get(moderator, "roster_sheet", session)).replace("\n", " ")
    places = [said.index(name) for name in ("Abadie Inès", "Eluard Ali", "Éluard Ève", "Martin Zoé")]
    assert places == sorted(places)


def test_the_sheet_tells_needs_room_for_others_and_the_line_apart(moderator: Client):
    session = SessionFactory(capacity=3, note="Salle 3")
    enrol_group(session, "Paul", "Rose")
    one = enrol(session, "Anne", "Bruno")[0]
    Registration.objects.filter(pk=one.pk).update(access_needs="Boucle magnétique", phone="+33612345678")
    said = " ".join(text(get(moderator, "roster_sheet", session)).replace("\u00a0", " ").split())
    for words in ("Boucle magnétique", "06 12 34 56 78", "avec Odile Renard", "Salle 3", "Signature"):
        assert words in said
    order = [said.index(words) for words in ("Martin Anne", "Venus sans inscription", "Liste d’attente")]
    assert order == sorted(order)
    assert said.index("Martin Bruno") > order[-1]


def test_each_page_of_a_long_sheet_repeats_its_head_and_counts(moderator: Client):
    session = SessionFactory(capacity=None)
    crowd(session, 60)
    pdf = get(moderator, "roster_sheet", session)
    assert page_count(pdf) == len(pages(pdf)) >= 4
    said = text(pdf)
    assert said.count("Besoins") >= page_count(pdf)
    assert all(f"Page {number} sur" in said for number in range(1, page_count(pdf) + 1))
    assert len([line for line in said.split("\n") if line.startswith("Martin")]) == 60


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_people_type_is_never_a_formula(moderator: Client, formula: str):
    session = SessionFactory()
    one = enrol(session, "Anne")[0]
    Registration.objects.filter(pk=one.pk).update(first_name=formula, last_name=formula, access_needs=formula)
    content = get(moderator, "roster_csv", session)
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert [rows[1][number] for number in (2, 3, 6)] == [f"'{formula}"] * 3

    sheet = load_workbook(BytesIO(get(moderator, "roster_xlsx", session))).active
    cells = next(iter(sheet.iter_rows(min_row=2)))
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert cells[2].value.strip() == formula.strip()


def test_a_file_names_everybody_and_where_they_stand(moderator: Client):
    session = SessionFactory(capacity=1)
    enrol(session, "Anne", "Bruno")
    content = get(moderator, "roster_csv", session).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content), delimiter=";"))
    assert [(row["Prénom"], row["Statut"]) for row in rows] == [
        ("Anne", "A une place"),
        ("Bruno", "Sur la liste d’attente"),
    ]


def test_a_control_sign_does_not_spoil_the_workbook(moderator: Client):
    session = SessionFactory()
    one = enrol(session, "Anne")[0]
    Registration.objects.filter(pk=one.pk).update(first_name="An\x0bne\x00"[:5])
    assert load_workbook(BytesIO(get(moderator, "roster_xlsx", session))).active["D2"].value == "An ne"


def test_a_session_that_nobody_booked_has_a_sheet_with_room_for_walk_ins(moderator: Client):
    assert "Venus sans inscription" in text(get(moderator, "roster_sheet", SessionFactory(capacity=None)))
