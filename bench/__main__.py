"""`python -m bench`: fills sites, measures each surface of each, and fails when one misses its budget."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from bench.lanes import LANES, ROOT, missing, prepared
from bench.table import Site, Table, growth, in_columns, in_markdown, outgrown

SIZES = [1_000, 10_000]


def main() -> int:
    """Print the tables, then what misses a budget; return 1 when something does, else 0."""
    options = _options()
    show = in_markdown if options.markdown else in_columns
    processor = f"{os.cpu_count()} cores, {platform.machine()}"
    _say(f"{date.today()}, {processor}. T is the CPU time of a plain Django page in the same run.")
    missed: list[str] = []
    for lane in options.lanes:
        if reason := missing(lane):
            _say(f"Skipped {lane}: {reason}.")
            continue
        sites = [_measured(lane, size) for size in sorted(options.sizes)]
        for title, table in _tables(sites):
            _say(f"\n{title}\n\n{show(table)}" if options.markdown else f"\n{title}\n{show(table)}")
        missed += [f"{lane}, {site.size:,}: {miss}" for site in sites for miss in site.misses()]
        missed += [f"{lane}, {miss}" for miss in outgrown(sites)]
    _say("\nEvery budget is kept." if not missed else "\nMissed:")
    for miss in missed:
        _say(f"- {miss}")
    return int(bool(missed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "sizes",
        metavar="SESSIONS",
        nargs="*",
        type=int,
        default=SIZES,
        help="how many coming sessions: 1000, 10000, 100000 … (the first two unless told)",
    )
    parser.add_argument("--lanes", nargs="+", choices=LANES, default=LANES, help="all unless told")
    parser.add_argument("--markdown", action="store_true", help="print tables for the README")
    return parser.parse_args()


def _measured(lane: str, size: int) -> Site:
    with prepared(lane, size) as environment:
        measured = subprocess.run(
            [sys.executable, "-m", "bench.measuring", str(size)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            check=True,
        )
    return Site(lane, size, **json.loads(measured.stdout.splitlines()[-1]))


def _tables(sites: list[Site]) -> Iterator[tuple[str, Table]]:
    for site in sites:
        yield site.title, site.lines()
    yield "Imports, index included", sites[-1].imports()
    if len(sites) > 1:
        yield "Growth", growth(sites)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
