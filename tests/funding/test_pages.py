"""What people read on the index, on a programme, on a funder, and in the files."""

import csv
import json
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from funding.models import FinancedPartner, FinancedWorkshop, ProgrammePage
from tests.factories.events import WorkshopPageFactory
from tests.factories.funding import (
    CallFactory,
    FunderFactory,
    ProgrammePageFactory,
    days_from_today,
    funding_page,
)
from tests.factories.home import translated
from tests.factories.partners import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MOST_QUERIES = 12


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(client, query: str = "") -> list[str]:
    context = client.get(f"{funding_page().url}{query}").context
    return [item.programme.page.title for group in context["groups"] for item in group.items]


def rows(client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/fr/financements.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def events(client) -> dict[str, object]:
    calendar = Calendar.from_ical(client.get("/fr/financements.ics").content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def things(html: str) -> list[dict]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(script) for script in scripts]


def test_the_index_shows_the_nearest_deadline_first(client):
    CallFactory(
        programme__title="Fermé", programme__recurrence="one-off", closed=True, opens_at=days_from_today(-9)
    )
    CallFactory(programme__title="Ouvert")
    CallFactory(programme__title="Bientôt fermé", closing=True)
    CallFactory(programme__title="À venir", upcoming=True)
    assert titles(client) == ["Bientôt fermé", "Ouvert", "À venir", "Fermé"]


def test_the_index_is_also_by_source_of_money(client):
    ProgrammePageFactory(title="Foule", money_source="crowdfunding")
    ProgrammePageFactory(title="Public")
    context = client.get(f"{funding_page().url}?view=source").context
    assert [[item.programme.page.title for item in group.items] for group in context["groups"]] == [
        ["Public"],
        ["Foule"],
    ]


def test_each_filter_keeps_what_answers(client):
    funder = FunderFactory(name="Fondation Perrelle")
    ProgrammePageFactory(
        title="Trouvé",
        funder=funder,
        money_source="foundation",
        aid_kind="foundation",
        area_kind="departement",
        area_code="39",
        applicants=("public-body",),
    )
    CallFactory(programme__title="Autre")
    for query in (
        "source=foundation",
        "aid=foundation",
        "area=departement-39",
        "applicant=public-body",
        f"funder={funder.slug}",
        "state=expected",
    ):
        assert titles(client, f"?{query}") == ["Trouvé"], query
        assert [row["Dispositif"] for row in rows(client, f"?{query}")] == ["Trouvé"]


def test_a_value_that_means_nothing_is_named_and_left_out(client):
    ProgrammePageFactory(title="Là")
    response = client.get(f"{funding_page().url}?source=banque&state=%00&page=99&view=x")
    assert response.status_code == 200
    assert len(response.context["ignored"]) == 3
    assert response.context["count"] == 1


def test_an_empty_index_says_what_to_do(client):
    assert 'class="empty"' in read(client, funding_page().url)


@pytest.mark.parametrize("hide", ["draft", "expire", "private"])
def test_what_is_not_public_is_in_no_list_file_or_calendar(client, hide):
    page = ProgrammePageFactory(title="Secret")
    CallFactory(programme=page)
    assert titles(client) == ["Secret"]
    if hide == "draft":
        page.unpublish()
    elif hide == "expire":
        page.expire_at = timezone.now() - timedelta(minutes=1)
        page.save()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    for address in (funding_page().url, "/fr/financements.csv", "/fr/financements.ics"):
        assert "Secret" not in read(client, address)


def test_a_funder_that_is_a_draft_is_named_nowhere(client):
    page = ProgrammePageFactory(funder=FunderFactory(name="Marqueur caché", live=False))
    for address in (page.url, funding_page().url, "/fr/financements.csv"):
        assert "Marqueur caché" not in read(client, address)
    assert client.get(f"{funding_page().url}financeurs/{page.funder.slug}/").status_code == 404


def test_a_funder_has_a_page_with_its_programmes(client):
    page = ProgrammePageFactory(title="La sienne", funder=FunderFactory(name="Fondation Perrelle"))
    ProgrammePageFactory(title="Une autre")
    html = read(client, f"{funding_page().url}financeurs/{page.funder.slug}/")
    assert "La sienne" in html
    assert "Une autre" not in html


def test_a_funder_told_in_french_alone_says_so_below_the_english_index(client):
    page = ProgrammePageFactory(funder=FunderFactory(name="Fondation Perrelle", summary="Aide."))
    index = translated(funding_page(), title="Funding", slug="funding")
    translated(page, title="Help", slug="help")
    html = read(client, f"{index.url}financeurs/{page.funder.slug}/")
    assert '<p class="lead" lang="fr">Aide.</p>' in html
    assert "Help" in html


def test_the_site_map_holds_the_calculator_and_the_funders():
    page = ProgrammePageFactory()
    base = funding_page().get_full_url()
    locations = [entry["location"] for entry in funding_page().get_sitemap_urls()]
    assert locations == [base, f"{base}mecenat/", f"{base}financeurs/{page.funder.slug}/"]


def test_a_text_of_the_table_is_never_a_formula(client):
    ProgrammePageFactory(
        title="=HYPERLINK(1)", introduction="+33", amount_min=0, amount_max=500, with_figures=True
    )
    [row] = rows(client)
    assert (row["Dispositif"], row["Objectif"]) == ("'=HYPERLINK(1)", "'+33")
    assert "1250" in row.values()
    assert "0" in row.values()


def test_a_deadline_keeps_its_uid_and_its_sequence_grows_when_it_changes(client, time_machine):
    time_machine.move_to("2027-01-10T09:00:00+01:00", tick=False)
    call = CallFactory(programme__title="Aide", pre_deposit_at=days_from_today(5))
    before = events(client)
    uid = f"call-{call.pk}-closes@entraide.example"
    assert set(before) == {uid, f"call-{call.pk}-pre-deposit@entraide.example"}
    assert before[uid].decoded("dtstart") == call.closes_at
    time_machine.move_to("2027-01-10T09:02:00+01:00", tick=False)
    call.closes_at = days_from_today(70)
    call.save()
    after = events(client)[uid]
    assert after["sequence"] > before[uid]["sequence"]
    assert after.decoded("dtstamp") > before[uid].decoded("dtstamp")


@pytest.mark.parametrize("day", [0, -2, -40])
def test_a_deadline_leaves_the_calendar_a_month_after(client, day):
    CallFactory(opens_at=days_from_today(-60), closes_at=days_from_today(day))
    assert len(events(client)) == (day > -31)


def test_texts_of_the_calendar_hold_no_control_character(client):
    CallFactory(programme__title="Aide\r\nATTENDEE:x", label="20\x0b27", note="a\x1fb")
    content = client.get("/fr/financements.ics").content
    assert b"\nATTENDEE" not in content
    assert not set(content) & (set(range(32)) - {10, 13})


def test_a_programme_says_money_area_and_what_it_made_possible(client):
    workshop, partner = (
        WorkshopPageFactory(title="Écrire un courriel"),
        OrganisationFactory(name="Les Connectés"),
    )
    page = ProgrammePageFactory(
        amount_min=500,
        amount_max=2_000,
        rate_max=80,
        documents="Vos statuts\n\nVotre budget",
        with_figures=True,
    )
    page.financed_workshops.create(workshop=workshop)
    page.financed_partners.create(organisation=partner)
    page.save()
    CallFactory(programme=page, label="Appel de printemps", budget=500_000)
    html = read(client, page.url).replace("\u00a0", " ").replace("\u202f", " ")
    for words in ("500 €", "2 000 €", "80 %", "Bourgogne-Franche-Comté", "1 250", "émargement", "500 000 €"):
        assert words in html, words
    for words in ("Écrire un courriel", "Les Connectés", "Votre budget", "Appel de printemps"):
        assert words in html
    [grant] = [thing for thing in things(html) if thing["@type"] == "MonetaryGrant"]
    assert grant["amount"] == {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "minValue": 500,
        "maxValue": 2000,
    }
    assert grant["funder"]["@type"] == "GovernmentOrganization"


def test_what_is_not_public_is_not_told_among_what_was_financed(client):
    page = ProgrammePageFactory()
    page.financed_workshops.create(workshop=WorkshopPageFactory(title="Atelier caché", draft=True))
    page.financed_partners.create(organisation=OrganisationFactory(name="Partenaire caché", draft=True))
    page.save()
    html = read(client, page.url)
    assert "Atelier caché" not in html
    assert "Partenaire caché" not in html


def test_advice_is_a_service(client):
    page = ProgrammePageFactory(aid_kind="engineering-technical")
    [thing] = [one for one in things(read(client, page.url)) if one["@type"].endswith("Service")]
    assert thing["areaServed"] == "Bourgogne-Franche-Comté"


def test_the_same_few_queries_for_10_and_50(client, django_assert_max_num_queries):
    seen = {10: {}, 50: {}}
    for number in seen:
        while ProgrammePage.objects.count() < number:
            CallFactory(programme__with_figures=True)
        page = ProgrammePage.objects.first()
        for _ in range(number - page.calls().count()):
            CallFactory(programme=page)
            page.financed_workshops.create(workshop=WorkshopPageFactory())
            page.financed_partners.create(organisation=OrganisationFactory())
        for url in ("/fr/financements/", "/fr/financements.ics", "/fr/financements.csv", page.url):
            read(client, url)
            with django_assert_max_num_queries(MOST_QUERIES) as asked:
                read(client, url)
            seen[number][url] = len(asked)
    assert seen[10] == seen[50]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("amount_max", {"amount_min": 10, "amount_max": 5}),
        ("amount_min", {"amount_min": -1}),
        ("rate_max", {"rate_min": 50, "rate_max": 40}),
        ("rate_max", {"rate_max": 101}),
        ("figures_method", {"people_reached": 10, "figures_source": "Bilan"}),
        ("figures_source", {"money_given": 0, "figures_method": "Comptes"}),
        ("area_code", {"area_code": "99"}),
        ("area_code", {"area_kind": "epci", "area_code": "12"}),
        ("area_code", {"area_kind": "france", "area_code": "27"}),
        ("slug", {"slug": "mecenat"}),
    ],
)
def test_wrong_figures_are_refused_on_their_field(field, wrong):
    page = ProgrammePageFactory()
    for name, value in wrong.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.error_dict) == {field}


def test_a_preview_shows_a_draft_with_what_it_financed():
    page = ProgrammePageFactory(draft=True, title="Brouillon")
    page.financed_workshops.add(FinancedWorkshop(workshop=WorkshopPageFactory(title="Un atelier")))
    page.financed_partners.add(FinancedPartner(organisation=OrganisationFactory(name="Un partenaire")))
    html = page.make_preview_request().content.decode()
    for words in ("Brouillon", "Un atelier", "Un partenaire"):
        assert words in html
