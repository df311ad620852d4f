"""No count below ten is told, not even to somebody who subtracts."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from home.models import AnswerCount
from network.content.few import FEWEST, shown
from tests.factories.home import AssessmentPageFactory

User = get_user_model()

HOW_MANY = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 40), min_size=1)


def test_nine_answers_are_told_in_no_way():
    told = shown({"alone": 9, "helped": 0})
    assert told.total is None
    assert set(told.counts.values()) == {None}


def test_ten_answers_to_one_thing_are_told():
    assert shown({"alone": 10}) == shown({"alone": 10})
    assert shown({"alone": 10}).counts == {"alone": 10}


def test_a_small_count_takes_the_next_one_with_it():
    told = shown({"alone": 40, "helped": 25, "not-yet": 3})
    assert told.counts == {"alone": 40, "helped": None, "not-yet": None}
    assert told.total == 68


def test_two_small_counts_that_make_fewer_than_ten_take_a_third():
    told = shown({"a": 40, "b": 25, "c": 4, "d": 5})
    assert told.counts == {"a": 40, "b": None, "c": None, "d": None}


def test_two_small_counts_that_make_ten_are_enough():
    assert shown({"a": 40, "b": 25, "c": 5, "d": 5}).counts == {"a": 40, "b": 25, "c": None, "d": None}


def test_nobody_is_a_small_count_too():
    assert shown({"a": 40, "b": 0}).counts == {"a": None, "b": None}


@given(HOW_MANY)
def test_nothing_small_is_told_or_follows(counts):
    told = shown(counts)
    seen = [number for number in told.counts.values() if number is not None]
    kept_back = [counts[answer] for answer, number in told.counts.items() if number is None]
    assert all(number >= FEWEST for number in seen)
    assert told.total is None or told.total >= FEWEST
    if told.total is not None and kept_back:
        rest = told.total - sum(seen)
        assert rest >= FEWEST
        assert len(kept_back) > 1 or len(told.counts) == 1


@pytest.mark.parametrize("small", range(FEWEST))
def test_what_is_shown_fits_several_answers(small):
    """Somebody who knows the rule and the total still cannot tell the small count."""
    told = shown({"a": 40, "b": 25, "c": small})
    fitting = [
        guess
        for guess in product(range(80), repeat=2)
        if shown({"a": 40, "b": guess[0], "c": guess[1]}) == told and guess[0] >= guess[1]
    ]
    assert len({guess[1] for guess in fitting}) > 1


@pytest.mark.django_db
class TestReport:
    @pytest.fixture
    def staff(self, client):
        user = User.objects.create_user("odile@entraide.example", "motdepasse")
        user.groups.add(Group.objects.get(name="Editors"))
        client.force_login(user)
        return client

    def plant(self, **counts: int) -> None:
        AnswerCount.objects.bulk_create(
            AnswerCount(question="email", answer=answer, year=2026, count=number)
            for answer, number in counts.items()
        )

    def email(self, client) -> object:
        AssessmentPageFactory()
        response = client.get(reverse("needs_report"))
        assert response.status_code == 200
        [asked] = [one for one in response.context["years"][2026] if "e-mail" in one.question]
        return asked, response.content.decode()

    def test_staff_read_what_may_be_shown(self, staff):
        self.plant(alone=40, helped=25)
        asked, told = self.email(staff)
        # "not yet" was never answered: it takes the smallest of the others with it.
        assert [row.count for row in asked.rows] == [40, None, None]
        assert asked.total == 65
        assert "<td>40</td>" in told
        assert "<td>25</td>" not in told

    def test_planted_small_cells_show_nowhere(self, staff):
        self.plant(alone=41, helped=37, **{"not-yet": 7})
        _asked, told = self.email(staff)
        assert "<td>7</td>" not in told
        assert "<td>37</td>" not in told

    def test_nobody_else_reads_it(self, client):
        client.force_login(User.objects.create_user("passant@entraide.example", "motdepasse"))
        assert client.get(reverse("needs_report")).status_code == 302

    def test_it_asks_the_same_for_many_answers(self, staff, django_assert_max_num_queries):
        for year in range(2010, 2026):
            AnswerCount.objects.bulk_create(
                AnswerCount(question="wishes", answer=f"skill-{n}", year=year, count=20) for n in range(20)
            )
        AssessmentPageFactory()
        staff.get(reverse("needs_report"))
        with django_assert_max_num_queries(20):
            staff.get(reverse("needs_report"))
