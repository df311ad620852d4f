"""Judges what happened at one session: the messages, in the order of commit, tell every change of a seat."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# What may follow what; None is somebody new.
NEXT = {
    None: {"confirmed", "waiting"},
    "waiting": {"offered", "cancelled"},
    "offered": {"confirmed", "cancelled", "expired"},
    "confirmed": {"cancelled"},
    "cancelled": set(),
    "expired": set(),
}
TAKEN = ("confirmed", "offered")


@dataclass(frozen=True, slots=True)
class Told:
    """A message: its key, whom it is for, and what it tells."""

    message: int
    registration: int
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A registration as it is in the end."""

    name: str
    status: str
    turn: int


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of one session: `capacities` from which message on, what people were answered."""

    told: Sequence[Told]
    rows: Mapping[int, Row]
    capacities: Sequence[tuple[int, int]]
    acknowledged: Sequence[tuple[str, str]]
    counters: Mapping[str, int]
    catalogue: tuple[int, int]


def problems(history: History) -> list[str]:
    """Return one sentence for each thing that must not be."""
    return [*_replayed(history), *_final(history), *_lost(history)]


def _replayed(history: History) -> Iterator[str]:
    standing: dict[int, str] = {}
    for told in sorted(history.told, key=lambda one: one.message):
        before = standing.get(told.registration)
        if told.kind not in NEXT[before]:
            yield f"message {told.message}: {told.kind} after {before}"
        if told.kind == "offered":
            yield from _out_of_order(history, told, standing)
        if before is None and told.kind == "confirmed" and "waiting" in standing.values():
            yield f"message {told.message}: a seat for somebody new while others wait"
        standing[told.registration] = told.kind
        taken, capacity = sum(kind in TAKEN for kind in standing.values()), _capacity(history, told)
        if taken > capacity:
            yield f"message {told.message}: {taken} seats of {capacity} taken"
    for key, row in history.rows.items():
        if standing.get(key) != row.status:
            yield f"{row.name} is {row.status}, and was told {standing.get(key)}"
    yield from (f"message to nobody: {key}" for key in standing.keys() - history.rows.keys())


def _out_of_order(history: History, told: Told, standing: Mapping[int, str]) -> Iterator[str]:
    turn = history.rows[told.registration].turn if told.registration in history.rows else 0
    for key, kind in standing.items():
        if kind == "waiting" and key in history.rows and history.rows[key].turn < turn:
            yield f"message {told.message}: offered before {history.rows[key].name}, who came first"


def _capacity(history: History, told: Told) -> int:
    """Return the capacity when a message was written. One that is offered by a raise comes after its note."""
    return [seats for after, seats in history.capacities if after < told.message][-1]


def _final(history: History) -> Iterator[str]:
    counts = Counter(row.status for row in history.rows.values())
    for status, counted in history.counters.items():
        if counts[status] != counted:
            yield f"the session counts {counted} {status}, there are {counts[status]}"
    left = history.capacities[-1][1] - sum(counts[status] for status in TAKEN)
    truth = (0 if counts["waiting"] else left, counts["waiting"])
    if history.catalogue != truth:
        yield f"the catalogue tells {history.catalogue}, the truth is {truth}"
    turns = [row.turn for row in history.rows.values()]
    if len(set(turns)) != len(turns):
        yield "two people have one turn"


def _lost(history: History) -> Iterator[str]:
    names = {key: row.name for key, row in history.rows.items()}
    kinds = {(names.get(one.registration), one.kind) for one in history.told}
    for what, name in history.acknowledged:
        if what == "registered" and name not in names.values():
            yield f"{name} was told to be registered, and is not"
        elif what != "registered" and (name, what) not in kinds:
            yield f"{name} was answered {what}, and is not"
