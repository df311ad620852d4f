"""Towns known by the start of their name: Louhans for Louhans-Châteaurenaud."""

from network.geo.by_code import is_in, match_of
from network.geo.index import Index
from network.geo.records import Match

_SHORTEST = 4


def with_start(
    known: Index, name: str, named: list[Match], departments: frozenset[str], preferred: frozenset[str]
) -> list[Match]:
    """Return `named` and the one commune, if one only, whose name goes on after `name`.

    Beside namesakes it counts only in a `preferred` département and when it is the bigger: in
    Burgundy `Chalon` is Chalon-sur-Saône, while Paris does not become Paris-l'Hôpital.
    """
    started = _only_start(known, name, departments or preferred, must_be_there=bool(departments))
    if named and started and not (is_in(started, preferred) and _outgrows(started, named)):
        return named
    return [*named, started] if started else named


def _only_start(known: Index, name: str, departments: frozenset[str], *, must_be_there: bool) -> Match | None:
    """Return the only such commune in `departments`, else the only one anywhere."""
    if len(name) < _SHORTEST:
        return None
    ranks = known.by_name.starting_with(f"{name} ")
    anywhere = [match_of(known.communes[rank]) for rank in ranks]
    there = [match for match in anywhere if is_in(match, departments)]
    started = there if there or must_be_there else anywhere
    return started[0] if len(started) == 1 else None


def _outgrows(started: Match, named: list[Match]) -> bool:
    """Return whether a commune has more inhabitants than each of its rivals."""
    return all(_population(started) > _population(match) for match in named)


def _population(match: Match) -> int:
    return match.commune.population if match.commune else 0
