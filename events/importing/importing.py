"""Imports a file of workshops: good rows in, bad rows out, the same file twice changes nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from events.importing.planning import Planner
from events.importing.reading import Reader, Row
from events.importing.sheet import notices, read_workshop_sheet
from events.importing.writing import Writer
from network.sheets.verdicts import Outcome, Report, Verdict

BATCH = 50
Progress = Callable[[dict[str, list[Row]]], Iterable[str]]


def import_workshops(*, path: Path, is_dry_run: bool = False, progress: Progress = iter) -> Report:
    """Import a file and return what became of its rows; `progress` wraps its workshops.

    Raises UnreadableFileError, and NoCalendarError where there is no page to put workshops under. A dry run
    writes nothing to the database.
    """
    writer = Writer()
    sheet = read_workshop_sheet(path)
    reader = Reader(sheet.columns)
    rows = [reader.read(record) for record in sheet.records]
    groups = _by_workshop(rows)
    planner = Planner(groups)
    verdicts = [Verdict(row.record, Outcome.REJECTED, row.remarks) for row in rows if row.remarks]
    for batch in _batches(progress(groups)):
        plans = [planner.plan(identifier, groups[identifier]) for identifier in batch]
        verdicts += [verdict for plan in plans for verdict in plan.verdicts]
        if not is_dry_run:
            writer.write(plans)
    report = Report(sheet, notices(sheet))
    report.add(sorted(verdicts, key=lambda verdict: verdict.record.line))
    return report


def _by_workshop(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.remarks:
            groups[row.workshop].append(row)
    return dict(groups)


def _batches(identifiers: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(identifiers)
    while batch := list(islice(remaining, BATCH)):
        yield batch
