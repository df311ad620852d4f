"""Filters that tell the present answers apart come first, on the screen, by keyboard and read aloud alike."""

import re
from types import SimpleNamespace

import pytest

from network.catalogue import projection
from network.catalogue.presentation.splitting import FEW, rank, split
from tests.contracts.example_network import DIJON, card


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([50, 50], [100]),
        ([25, 25, 25, 25], [50, 50]),
        ([50, 50], [97, 3]),
        # What only a few answers carry says little of the others.
        ([60, 40], [5, 5]),
        # A long tail nobody sees is one thing.
        ([20, 20, 20, 20, 10, 10], [2, 2, 2, 2, 2, 2, *[1] * 88]),
    ],
)
def test_a_filter_that_parts_evenly_splits_better(better, worse):
    assert split(better, 100) > split(worse, 100)


def test_nothing_splits_nothing():
    assert split([], 0) == split([30], 30) == 0


def facet(*counts: int, chosen: bool = False) -> list[SimpleNamespace]:
    return [SimpleNamespace(count=count, is_selected=chosen) for count in counts]


def test_what_is_chosen_comes_first_and_few_answers_keep_the_places():
    total = FEW + 1
    assert rank(5, facet(1, chosen=True), total) < rank(0, facet(11, 10), total)
    assert rank(1, facet(11, 10), total) < rank(0, facet(total), total)
    assert rank(9, facet(total), total, is_first=True) < rank(0, facet(11, 10), total)
    assert rank(0, facet(FEW), FEW) < rank(1, facet(10, 10), FEW)


@pytest.mark.parametrize("query", ["", "near=Dijon"])
def test_the_page_orders_them_in_its_own_source_and_opens_two(client, example, query):
    """What can be learnt comes before what splits better, until it is chosen."""
    levels = ("beginner", "intermediate", "advanced")
    same = {"partner": "p", "skills": ("internet",)}
    told = [card(f"n{n}", f"Atelier {n}", DIJON, level=levels[n % 3], **same) for n in range(FEW + 10)]
    projection.refresh(example.tell(*told))
    names = order(client.get(f"/fr/catalogue/?{query}").content.decode())
    assert names[:3] == [("skill", True), ("level", True), names[2]]
    assert [is_open for _name, is_open in names] == [True, True] + [False] * (len(names) - 2)
    with_choice = order(client.get(f"/fr/catalogue/?{query}&fee=free&kind=workshop").content.decode())
    assert with_choice[:4] == [("fee", True), ("kind", True), ("skill", False), ("level", False)]
    with_skill = order(client.get(f"/fr/catalogue/?{query}&skill=internet").content.decode())
    assert with_skill[:2] == [("skill", True), ("level", True)]


def order(html: str) -> list[tuple[str, bool]]:
    found = re.findall(r'<details id="facet-([a-z]+)"( open)?>', html)
    return [(name, bool(is_open)) for name, is_open in found]
