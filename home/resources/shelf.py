"""The resources of a library as rows of facet values: small enough to filter and count in memory."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from home.resources.question import FACETS, Question
from network.catalogue.text import fold

if TYPE_CHECKING:
    from home.models.resource_page import ResourcePageQuerySet


@dataclass(frozen=True, slots=True)
class Row:
    """One resource as its card tells it, and its skills."""

    pk: int
    slug: str
    title: str
    introduction: str
    provider: str
    duration_minutes: int | None
    checked_on: date
    kind: str
    level: str
    licence: str
    languages: tuple[str, ...]
    audience: tuple[str, ...]
    works_offline: bool
    needs_account: bool
    skills: frozenset[str] = frozenset()

    @property
    def values(self) -> dict[str, frozenset[str]]:
        """The values of each facet."""
        return {
            "type": frozenset({self.kind}),
            "skill": self.skills,
            "level": frozenset({self.level}),
            "licence": frozenset({self.licence}),
            "language": frozenset(self.languages),
            "audience": frozenset(self.audience),
            "offline": frozenset({"yes"} if self.works_offline else ()),
            "account": frozenset(() if self.needs_account else {"no"}),
        }


COLUMNS = [column.name for column in fields(Row) if column.name != "skills"]


def rows(resources: "ResourcePageQuerySet") -> list[Row]:
    """Return these resources, in one query whatever their number: a line of it for each of their skills."""
    found: dict[int, Row] = {}
    skills: dict[int, set[str]] = defaultdict(set)
    for *columns, skill in resources.values_list(*COLUMNS, "skills__key"):
        row = Row(*columns)
        found[row.pk] = row
        skills[row.pk].add(skill)
    return [replace(row, skills=frozenset(skills[pk] - {None})) for pk, row in found.items()]


def fitting(found: Iterable[Row], question: Question, *, without: str = "") -> list[Row]:
    """Return the rows that answer the question, leaving out one facet."""
    asked = [(name, keys) for name, keys in question.terms.items() if name != without]
    return [row for row in found if all(row.values[name] & keys for name, keys in asked)]


def counts(found: Sequence[Row], question: Question) -> dict[str, Counter[str]]:
    """Return how many rows each value of each facet would find beside the choices in the others."""
    return {
        name: Counter(value for row in fitting(found, question, without=name) for value in row.values[name])
        for name in FACETS
    }


def in_order(found: Iterable[Row], sort: str) -> list[Row]:
    """Return the rows by title, or the last checked first."""
    by_title = sorted(found, key=lambda row: fold(row.title))
    return by_title if sort == "title" else sorted(by_title, key=lambda row: row.checked_on, reverse=True)
