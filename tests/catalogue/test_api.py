"""The JSON interface answers what the contract of addresses says, and refuses by name."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.catalogue import projection
from network.catalogue.models import Skill
from tests.contracts.example_network import DIJON, StaticSource, card, session, translated

pytestmark = pytest.mark.usefixtures("example")
# docs/architecture.md, “Addresses”: others rely on these names.
WHAT = ["q", "near", "radius", "from", "to", "day", "part", "seats", "sort", "page"]
FACETS = ["skill", "level", "kind", "format", "audience", "access", "fee", "partner", "language"]
PARAMETERS = [*WHAT, *FACETS, "cursor", "limit", "rescue"]
ODD_VALUES = ["Dijon", "mon", "free", "remote", '"', "\x00"]


def get(client: Client, query: str = "", **headers: str) -> dict:
    response = client.get(f"/api/v1/catalogue?{query}", headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def test_an_answer_has_the_shape_of_the_contract(client):
    answer = get(client, "q=tablette&near=Dijon")
    assert list(answer) == ["count", "results", "facets", "corrected", "widened", "next"]
    result = answer["results"][0]
    assert list(result) == [
        "id",
        "kind",
        "title",
        "summary",
        "url",
        "organisation",
        "place",
        "distance_km",
        "skills",
        "level",
        "fee",
        "sessions",
        "highlight",
    ]
    assert list(result["place"]) == ["name", "commune", "postcode", "lat", "lon"]
    assert list(result["sessions"][0]) == ["id", "starts_at", "ends_at", "seats_left", "status"]
    assert 0 <= result["distance_km"] < 5


def test_a_remote_card_has_no_place_and_no_distance(client):
    result = get(client, "q=visio")["results"][0]
    assert (result["place"], result["distance_km"]) == (None, None)


@pytest.mark.parametrize("near", ["21000", "Dijon", "DIJON", "21231", "47.32,5.04"])
def test_a_place_is_understood_however_it_is_written(client, near):
    assert [r["place"]["commune"] for r in get(client, f"near={near}")["results"]] == ["Dijon"]


def test_a_place_inside_the_text_is_a_place(client):
    assert [r["place"]["commune"] for r in get(client, "q=tablette Dijon")["results"]] == ["Dijon"]


def test_labels_follow_the_language_asked_for(client):
    def labels(**headers: str) -> dict[str, str]:
        return {option["value"]: option["label"] for option in get(client, **headers)["facets"]["skill"]}

    assert labels()["smartphone"] == "Téléphone et tablette"
    assert labels(accept_language="en")["smartphone"] == "Phone and tablet"


def test_a_skill_with_a_new_name_shows_it_at_once(client):
    get(client)
    skill = Skill.objects.get(key="smartphone", locale__language_code="fr")
    skill.name = "Mobile et tablette"
    skill.save()
    options = {option["value"]: option["label"] for option in get(client)["facets"]["skill"]}
    assert options["smartphone"] == "Mobile et tablette"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("near=Xyzzyville", "near"),
        ("near=Dijon&radius=nan", "radius"),
        ("near=Dijon&radius=inf", "radius"),
        ("near=Dijon&radius=1e999", "radius"),
        ("near=Dijon&radius=0", "radius"),
        ("near=Dijon&radius=1000000", "radius"),
        ("radius=20", "radius"),
        ("from=2026-02-30", "from"),
        ("from=0001-01-01", "from"),
        ("to=2101-01-01", "to"),
        ("from=2027-03-02&to=2027-03-01", "to"),
        ("day=lundi", "day"),
        ("part=night", "part"),
        ("skill=telepathy", "skill"),
        ("level=easy", "level"),
        ("kind=lunch", "kind"),
        ("format=paper", "format"),
        ("audience=cats", "audience"),
        ("access=lift", "access"),
        ("fee=cheap", "fee"),
        ("partner=A%20B", "partner"),
        ("partner=a%00b", "partner"),
        ("language=français", "language"),
        ("seats=0", "seats"),
        ("seats=1e3", "seats"),
        ("sort=magic", "sort"),
        ("page=0", "page"),
        ("page=9999999", "page"),
        ("limit=101", "limit"),
        ("limit=-1", "limit"),
        ("cursor=%00%ff", "cursor"),
        ("cursor=LTE=", "cursor"),
        ("rescue=maybe", "rescue"),
        ("radious=20", "radious"),
        ("near=%00", "near"),
        ("near=Dijon&near=Dole", "near"),
        ("page=1&page=2", "page"),
    ],
)
def test_a_wrong_value_is_refused_by_name(client, query, name):
    response = client.get(f"/api/v1/catalogue?{query}")
    assert response.status_code == 422
    problems = response.json()["detail"]
    assert {tuple(problem["loc"]) for problem in problems} == {("query", name)}
    assert problems[0]["msg"]


@pytest.mark.parametrize(
    ("name", "bad"),
    [("radius", "near=Dijon&radius=x"), ("day", "day=tue&day=lundi"), ("page", "page=x"), ("from", "from=x")],
)
def test_the_page_names_a_wrong_value_and_still_works(client, name, bad):
    response = client.get(f"/fr/catalogue/?q=tablette&{bad}")
    assert response.status_code == 200
    assert len(response.context["notices"]) == 1
    assert "tablette" in response.content.decode()


def test_a_page_beyond_the_last_is_named_and_the_first_one_shown(client):
    page = client.get("/fr/catalogue/?page=400")
    assert len(page.context["cards"]) == page.context["count"] == 7
    assert "première" in page.context["notices"][0].text
    assert page.context["pages"].number == 1


def test_a_good_value_counts_beside_a_bad_one(client):
    page = client.get("/fr/catalogue/?day=tue&day=lundi")
    assert [c.title for c in page.context["cards"]] == ["Prendre en main sa tablette"]


def test_the_cursor_leads_through_all_cards_once(client):
    seen, cursor = [], ""
    while cursor is not None:
        answer = get(client, f"limit=2&cursor={cursor}")
        seen += [result["id"] for result in answer["results"]]
        cursor = answer["next"]
    assert len(seen) == len(set(seen)) == answer["count"] == 7


def test_only_with_rescue_is_an_empty_answer_widened(client):
    query = "q=hameconnage&near=Dijon"
    assert get(client, query) | {"facets": {}} == {
        "count": 0,
        "results": [],
        "facets": {},
        "corrected": None,
        "widened": None,
        "next": None,
    }
    widened = get(client, f"{query}&rescue=1")
    assert (widened["count"], widened["widened"]) == (1, {"radius": 200, "dropped": []})


def test_the_last_filter_drops_when_looking_further_is_not_enough(client):
    widened = get(client, "q=tablette&near=Dijon&level=beginner&fee=paid&rescue=1")["widened"]
    assert widened == {"radius": 20, "dropped": ["fee"]}


def test_the_page_says_what_was_widened(client):
    response = client.get("/fr/catalogue/?q=hameconnage&near=Dijon")
    assert response.context["count"] == 1
    assert "200" in response.context["notices"][0].text


def test_the_description_names_every_parameter(client):
    described = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/catalogue"]["get"]["parameters"]
    assert sorted(parameter["name"] for parameter in described) == sorted(PARAMETERS)


@pytest.mark.parametrize("address", ["/fr/catalogue/", "/api/v1/catalogue"])
def test_fifty_answers_cost_as_many_queries_as_ten(
    client, example: StaticSource, address, django_assert_max_num_queries
):
    asked = f"{address}?q=atelier&near=Dijon&from=2027-03-01&skill=email"

    def told(count: int) -> None:
        drafts = [
            card(
                f"n{number}",
                f"Atelier {number}",
                DIJON,
                skills=("email",),
                sessions=(session(number, 3, 10),),
            )
            for number in range(count)
        ]
        projection.refresh(example.tell(*drafts))
        client.get(asked)

    def queries() -> int:
        with django_assert_max_num_queries(8) as captured:
            client.get(asked)
        return len(captured)

    told(10)
    ten = queries()
    told(50)
    assert queries() == ten


@pytest.mark.parametrize("address", ["/fr/catalogue/", "/api/v1/catalogue"])
def test_the_first_answer_after_a_change_costs_no_more_queries(
    client, example: StaticSource, address, django_assert_max_num_queries
):
    client.get(f"{address}?q=atelier&near=Dijon")
    projection.refresh(example.tell(card("neuf", "Atelier neuf", DIJON, sessions=(session(1, 3, 10),))))
    with django_assert_max_num_queries(8):
        client.get(f"{address}?q=atelier&near=Dijon")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([*PARAMETERS, "unknown"]),
        st.one_of(
            st.text(max_size=40),
            st.integers().map(str),
            st.sampled_from(ODD_VALUES),
        ),
        max_size=5,
    )
)
def test_no_question_breaks_the_page_or_the_interface(client, parameters):
    assert client.get("/fr/catalogue/", parameters).status_code == 200
    response = client.get("/api/v1/catalogue", parameters)
    assert response.status_code in (200, 422)
    assert json.loads(response.content)


def test_a_blank_value_asks_for_nothing(client):
    blank = "&".join(f"{name}=" for name in PARAMETERS)
    assert get(client, blank)["count"] == get(client)["count"]


def test_a_rescued_page_stays_bounded_however_much_was_asked(client, django_assert_max_num_queries):
    asked = (
        "near=-54.2,-36.5&radius=1&day=mon&part=morning&level=advanced&kind=mentoring&format=on-site"
        "&audience=women&access=hearing-loop&fee=paid&partner=x&language=zz&seats=50&from=2027-04-01&to=2027-04-02"
    )
    client.get(f"/fr/catalogue/?{asked}")
    with django_assert_max_num_queries(30):
        assert client.get(f"/fr/catalogue/?{asked}").context["count"] > 0


def test_words_that_say_nothing_are_named(client):
    response = client.get("/fr/catalogue/?q=de chez nous")
    assert len(response.context["notices"]) == 1


def test_the_key_of_a_skill_never_changes():
    skill = Skill.objects.filter(key="scams").first()
    skill.full_clean()
    skill.key = "arnaques"
    with pytest.raises(ValidationError, match="key"):
        skill.full_clean()


@pytest.mark.parametrize(
    ("asked", "title"), [("fr", "Le dessin sur écran"), ("en-GB,en", "Drawing on a screen (dessin)")]
)
def test_results_speak_the_language_of_the_reader(client, example, asked, title):
    projection.refresh(example.tell(*translated()))
    response = client.get("/api/v1/catalogue", {"q": "dessin"}, HTTP_ACCEPT_LANGUAGE=asked)
    assert [found["title"] for found in response.json()["results"]] == [title]
    assert "Accept-Language" in response["Vary"]


def test_the_facet_of_languages_stays_that_of_the_spoken_ones(client, example):
    projection.refresh(example.tell(*translated()))
    spoken = client.get("/api/v1/catalogue", HTTP_ACCEPT_LANGUAGE="en").json()["facets"]["language"]
    assert {found["value"]: found["count"] for found in spoken} == {"fr": 8, "en": 1}
