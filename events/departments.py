"""The départements that a workshop may be kept for, as `ListField` and the form of editors need them."""

from collections.abc import Iterable

from network.content.models import NetworkSettings
from network.geo.gazetteer import all_departments, department

Choices = list[tuple[str, str]]


class Departments:
    """The whole of France, by code."""

    @property
    def values(self) -> list[str]:
        return [one.code for one in all_departments()]

    def choices(self) -> Choices:
        return _named(self.values)


def departments_to_choose(chosen: Iterable[str]) -> Choices:
    """Return the départements of the region and those `chosen` before; all of them where no region is set."""
    regional = frozenset().union(*(network.departments for network in NetworkSettings.objects.all()))
    return _named({*regional, *chosen}) if regional else Departments().choices()


def _named(codes: Iterable[str]) -> Choices:
    found = [one for code in codes if (one := department(code))]
    return [(one.code, f"{one.name} ({one.code})") for one in sorted(found, key=lambda one: one.code)]
