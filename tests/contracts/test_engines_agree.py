"""Whatever is asked, Elasticsearch finds, counts and orders what the database does."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from network.catalogue import projection
from network.catalogue.engines.database.engine import DatabaseEngine
from network.catalogue.engines.elasticsearch.engine import ElasticsearchEngine
from network.catalogue.enums import Fee, Format, Level, PartOfDay, Weekday
from network.catalogue.query import CatalogueQuery, Near
from network.catalogue.results import CatalogueResults
from tests.contracts.example_network import (
    BESANCON,
    DIJON,
    DOLE,
    NOW,
    SAINT_CLAUDE,
    StaticSource,
    card,
    session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

WORDS = [
    "tablette",
    "courriel",
    "photo",
    "l’ordinateur",
    "visio",
    "démarches",
    "cœur",
    "arnaques",
    "mot de passe",
]
SKILLS = ["email", "photo", "scams", "smartphone"]
PLACES = [DIJON, BESANCON, DOLE, SAINT_CLAUDE, None]


def network(chance: random.Random) -> list:
    numbers = iter(range(1, 10_000))

    def dates() -> tuple:
        return tuple(
            session(
                next(numbers),
                chance.randrange(-3, 20),
                chance.choice([9, 14, 18]),
                seats_left=chance.choice([None, 0, 1, 5]),
                status=chance.choice(["scheduled", "scheduled", "cancelled"]),
            )
            for _ in range(chance.randrange(4))
        )

    def one(number: int) -> object:
        place, is_dated = chance.choice(PLACES), chance.random() < 0.8
        return card(
            f"carte-{number}",
            " ".join(chance.sample(WORDS, 2)),
            place,
            summary=" ".join(chance.sample(WORDS, 3)),
            body=" ".join(chance.sample(WORDS, 3)),
            format=chance.choice(["on-site", "hybrid", "remote"]) if place else "remote",
            skills=tuple(chance.sample(SKILLS, chance.randrange(3))),
            level=chance.choice(Level.values),
            fee=chance.choice(Fee.values),
            in_catalogue=chance.random() < 0.9,
            shown_in=chance.choice([(), ("fr",), ("en",)]),
            expires_at=chance.choice([None, None, NOW, NOW + timedelta(days=1)]),
            is_dated=is_dated,
            sessions=dates() if is_dated else (),
        )

    cards = [one(number) for number in range(70)]
    # The same thing at a second place.
    return [*cards, *(replace(told, place=DOLE) for told in cards[:20] if told.place not in (DOLE, None))]


def question(chance: random.Random) -> CatalogueQuery:
    values = {
        "skill": SKILLS,
        "level": Level.values,
        "fee": Fee.values,
        "format": Format.values,
        "day": Weekday.values,
        "part": PartOfDay.values,
    }
    asked = chance.sample(sorted(values), chance.choice([0, 0, 1, 2]))
    place = chance.choice([None, DIJON, DOLE])
    day = (NOW + timedelta(days=chance.randrange(10))).date()
    return CatalogueQuery(
        now=NOW,
        text=chance.choice(["", "", *WORDS]),
        near=place and Near(place.latitude, place.longitude, "", chance.choice([None, 0, 20, 60, 10**6])),
        date_from=chance.choice([None, day]),
        date_to=chance.choice([None, day + timedelta(days=chance.randrange(10))]),
        seats=chance.choice([None, None, 2]),
        terms={name: frozenset(chance.sample(list(values[name]), 2)) for name in asked},
        sort=chance.choice(["date", "distance"]),
        limit=100,
        beside=chance.choice([0, 50]),
        site_language=chance.choice(["fr", "en"]),
        scope=chance.choice(["catalogue", "catalogue", "site"]),
    )


def told(results: CatalogueResults, scope: str) -> tuple:
    """Return the answer without what engines may give in another order."""
    counts = {name: {(c.value, c.count, c.label) for c in found} for name, found in results.facets.items()}
    cards, beside = list(results.cards), list(results.beside)
    if results.order == "relevance":
        cards = {found.title if scope == "site" else found.id for found in cards}
        beside = {found.id for found in beside}
    return results.count, cards, beside, counts, results.order


@pytest.mark.parametrize("seed", range(3))
def test_both_engines_answer_every_question_alike(elasticsearch, source: StaticSource, seed: int):
    chance = random.Random(seed)
    projection.refresh(source.tell(*network(chance)))
    index, database = ElasticsearchEngine(), DatabaseEngine()
    index.rebuild()
    found = 0
    for _ in range(80):
        query = question(chance)
        expected = database.search(query)
        assert told(index.search(query), query.scope) == told(expected, query.scope), query
        found += bool(expected.count)
    assert found > 30
