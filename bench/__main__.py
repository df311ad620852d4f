"""`python -m bench [SESSIONS …]`: fills a site of each size, measures it, prints one table a size."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("1000", "10000")
HEADER = f"{'surface':<40}{'T':>8}{'at most':>9}{'queries':>9}{'at most':>9}{'kB':>8}"


def main(sizes: list[str]) -> int:
    """Print the tables and return 1 when something costs more than it may, else 0."""
    missed = False
    for size in sizes:
        folder = ROOT / "var" / "bench" / size
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "network.settings"}
        # Each surface says for itself whether it is one that was kept.
        environment |= {"PAGE_CACHE": "0", "API_BUDGET": "1000000/60"}
        command = [sys.executable, "-m", "bench.measuring", size]
        measured = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
        missed |= _print(size, json.loads(measured.stdout.splitlines()[-1]))
    return int(missed)


def _print(size: str, table: dict[str, object]) -> bool:
    missed = False
    print(f"\n{size} sessions on {table['database']}; T = {table['t_ms']:.2f} ms of CPU\n{HEADER}")  # noqa: T201
    for row in table["rows"]:
        is_over = row["t"] > row["most_t"] or row["queries"] > row["most_queries"]
        missed |= is_over
        print(  # noqa: T201
            f"{row['name']:<40}{row['t']:>8.1f}{row['most_t']:>9g}{row['queries']:>9}{row['most_queries']:>9}"
            f"{row['bytes'] / 1000:>8.1f}{'  over' if is_over else ''}"
        )
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(SIZES)))
