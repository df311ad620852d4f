"""The judge of histories finds what is wrong with them: each fault is planted in a good one."""

from dataclasses import replace

import pytest

from tests.concurrency.checking import History, Row, Told, problems

GOOD = History(
    told=[
        Told(1, 1, "confirmed"),
        Told(2, 2, "waiting"),
        Told(3, 3, "waiting"),
        Told(4, 1, "cancelled"),
        Told(5, 2, "offered"),
        Told(6, 2, "confirmed"),
    ],
    rows={1: Row("A", "cancelled", 1), 2: Row("B", "confirmed", 2), 3: Row("C", "waiting", 3)},
    capacities=[(0, 1)],
    acknowledged=[("registered", "A"), ("registered", "B"), ("cancelled", "A"), ("confirmed", "B")],
    counters={"confirmed": 1, "offered": 0, "waiting": 1},
    catalogue=(0, 1),
)
RAISED = replace(
    GOOD,
    told=[*GOOD.told, Told(7, 3, "offered")],
    rows=GOOD.rows | {3: Row("C", "offered", 3)},
    capacities=[(0, 1), (6, 2)],
    counters={"confirmed": 1, "offered": 1, "waiting": 0},
    catalogue=(0, 0),
)


@pytest.mark.parametrize("history", [GOOD, RAISED])
def test_a_good_history_has_no_problem(history: History):
    assert problems(history) == []


@pytest.mark.parametrize(
    "history",
    [
        pytest.param(replace(RAISED, capacities=[(0, 1)]), id="oversold"),
        pytest.param(replace(RAISED, capacities=[(0, 1), (7, 2)]), id="oversold for a moment"),
        pytest.param(
            replace(
                GOOD,
                told=[*GOOD.told[:4], Told(5, 3, "offered"), Told(6, 3, "confirmed")],
                rows=GOOD.rows | {2: Row("B", "waiting", 2), 3: Row("C", "confirmed", 3)},
                acknowledged=GOOD.acknowledged[:3],
            ),
            id="out of order",
        ),
        pytest.param(replace(GOOD, told=[*GOOD.told, Told(7, 2, "confirmed")]), id="told twice"),
        pytest.param(replace(GOOD, told=GOOD.told[:5]), id="not told"),
        pytest.param(replace(GOOD, acknowledged=[("registered", "D")]), id="lost"),
        pytest.param(replace(GOOD, acknowledged=[("cancelled", "C")]), id="a cancellation lost"),
        pytest.param(replace(GOOD, counters=GOOD.counters | {"waiting": 2}), id="miscounted"),
        pytest.param(replace(GOOD, catalogue=(1, 1)), id="the catalogue is behind"),
        pytest.param(
            replace(GOOD, rows=GOOD.rows | {3: Row("C", "waiting", 2)}), id="two people with one turn"
        ),
        pytest.param(replace(GOOD, told=[*GOOD.told, Told(7, 1, "offered")]), id="back from the dead"),
    ],
)
def test_a_planted_fault_is_found(history: History):
    assert problems(history)
