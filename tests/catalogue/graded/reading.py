"""The cards and the questions of the graded set, read from their tables."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from network.catalogue.models import Skill
from network.catalogue.sources import EntryDraft, PlaceDraft
from network.geo.gazetteer import find
from tests.contracts.example_network import card, session

HERE = Path(__file__).parent
REGION = frozenset({"21", "25", "39", "58", "71"})


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed, and the grade of each card that helps; the others have none."""

    text: str
    near: str
    grades: dict[str, int]


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def questions() -> list[Question]:
    return [
        Question(row["q"], row["near"], {n: int(g) for n, g in (p.split("=") for p in row["grades"].split())})
        for row in rows("queries.csv")
    ]


def graded_cards() -> list[EntryDraft]:
    """Return the cards; needs the seeded skills."""
    names = Skill.objects.names()
    return [
        card(
            row["name"],
            row["title"],
            _place(row["place"]) if row["place"] else None,
            summary=row["summary"],
            body=row["body"] or "",
            skills=(row["skills"],),
            skill_names=(names[row["skills"], "fr"],),
            sessions=(session(number, int(row["days"]), int(row["hour"])),),
        )
        for number, row in enumerate(rows("cards.csv"), 1)
    ]


@cache
def _place(commune: str) -> PlaceDraft:
    found = find(commune, REGION)
    postcode = found.commune.postcodes[0]
    return PlaceDraft(f"place-{commune}", "Maison pour tous", commune, postcode, found.lat, found.lon)
