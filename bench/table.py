"""The measurements of a lane as text for a terminal, or as Markdown for the README."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.filling import LEAST_TIMES

HEADER = ("surface", "T", "at most", "queries", "at most", "kB", "ms", "engine T", "its server T")
# Hundredths of a second are counted: smaller differences say nothing.
NOISE_T = 1
# What ten times the sessions may cost a question to the search server, beyond the sizes of DESIGN.
SEARCH_GROWTH = 2
# The size that DESIGN bounds; beyond it only growth is. Imports of fewer rows are mostly their start.
BOUNDED = 10_000

Row = dict[str, object]
Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Site:
    """The measurements of a site of one size in one lane."""

    lane: str
    size: int
    t_ms: float
    megabytes: float
    rates: dict[str, float]
    rows: list[Row]

    @property
    def title(self) -> str:
        return (
            f"{self.size:,} sessions, {self.lane}; T = {self.t_ms:.2f} ms; {self.megabytes:.0f} MB a worker"
        )

    def lines(self) -> Table:
        """Return one line a surface, its cost in T."""
        return [HEADER, *map(self._line, self.rows)]

    def imports(self) -> Table:
        """Return what a second of CPU brings in, and how many times the rate of `add_child` that is."""
        bare = self.rates["add_child"]
        return [
            ("import", "rows a second of CPU", "times add_child"),
            *((name, f"{rate:,.0f}", f"{rate / bare:.0f}") for name, rate in self.rates.items()),
        ]

    def misses(self) -> Iterator[str]:
        """Yield one sentence for each budget that is missed."""
        for row in self.rows:
            if self.size <= BOUNDED and row["t"] > row["most_t"]:
                yield f"{row['name']}: {row['t']:.1f} T, at most {row['most_t']:g}"
            if self.size <= BOUNDED and row["queries"] > row["most_queries"]:
                yield f"{row['name']}: {row['queries']} queries, at most {row['most_queries']}"
            if self.lane == "elasticsearch" and row["engine"] and (over := self._overhead(row)) > 1:
                yield f"{row['name']}: our engine costs {over:.1f} T more than the raw request, at most 1"
        for name, rate in self.rates.items() if self.size >= BOUNDED else ():
            if name != "add_child" and rate < LEAST_TIMES * self.rates["add_child"]:
                yield f"{name}: {rate / self.rates['add_child']:.0f} × add_child, at least {LEAST_TIMES}"

    def _overhead(self, row: Row) -> float:
        return self._t_of(row, "search") - self._t_of(row, "raw")

    def _t_of(self, row: Row, what: str) -> float:
        return row["engine"][what]["cpu"] * 1000 / self.t_ms

    def _line(self, row: Row) -> Sequence[str]:
        engine = [f"{self._t_of(row, what):.1f}" for what in ("search", "raw")] if row["engine"] else ["", ""]
        if engine[1] and row["search_t"]:
            engine[1] = f"{engine[1]} + {row['search_t']:.1f}"
        return (
            *(row["name"], f"{row['t']:.1f}", f"{row['most_t']:g}", str(row["queries"])),
            *(str(row["most_queries"]), f"{row['bytes'] / 1000:.1f}", f"{row['ms']:.1f}", *engine),
        )


def growth(sites: Sequence[Site]) -> Table:
    """Return how many T each surface costs at each size of one lane."""
    titles = [f"{site.size:,}" for site in sites]
    rows = zip(*(site.rows for site in sites), strict=True)
    return [
        (f"{sites[0].lane}: T by sessions", *titles),
        *((row[0]["name"], *(f"{one['t']:.1f}" for one in row)) for row in rows),
    ]


def outgrown(sites: Sequence[Site]) -> Iterator[str]:
    """Yield one sentence for each surface that costs too much more than at the size before."""
    for small, large in pairwise(sites):
        for before, after in zip(small.rows, large.rows, strict=True):
            most = _most_growth(large, after)
            if most and after["t"] > before["t"] * most and after["t"] - before["t"] > NOISE_T:
                times = after["t"] / before["t"]
                yield f"{after['name']}, {small.size:,} to {large.size:,}: × {times:.1f}, at most {most:g}"


def _most_growth(site: Site, row: Row) -> float:
    """Return the most times; 0 where none is said: of a database beyond 10,000 sessions."""
    if site.size <= BOUNDED:
        return row["most_growth"]
    return SEARCH_GROWTH if site.lane == "elasticsearch" and row["engine"] else 0


def in_columns(table: Table) -> str:
    """Return a table in columns, the first to the left."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in table
    )
    return "\n".join(lines)


def in_markdown(table: Table) -> str:
    """Return a table in Markdown."""
    rule = ("---", *["---:"] * (len(table[0]) - 1))
    return "\n".join(f"| {' | '.join(row)} |" for row in (table[0], rule, *table[1:]))
