"""The CPU time and the memory of processes on this machine, as Linux tells them."""

import os
from collections.abc import Callable
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
# Positions after the name in /proc/PID/stat (proc(5)): own time, user and system, and that of children gone.
_OWN, _GONE = (11, 12), (13, 14)

Meter = Callable[[], float]


def children(process: int) -> list[int]:
    """Return the processes that this one started and that still run."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


def cpu_seconds(process: int, *, with_gone: bool = False) -> float:
    """Return the CPU time that a process spent; `with_gone` adds that of its children that ended."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(int(fields[at]) for at in (_OWN + _GONE if with_gone else _OWN)) / TICKS_A_SECOND


def peak_megabytes(process: int) -> float:
    """Return the most memory that a process ever held, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM"))


def database_meter() -> Meter:
    """Return what tells the CPU seconds of the database's own processes.

    SQLite has none; those of a PostgreSQL on another machine cannot be seen, and count as nothing.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return lambda: 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}")
    if not backend.exists() or "postgres" not in (backend / "comm").read_text(encoding="utf-8"):
        return lambda: 0.0
    master = int((backend / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    return lambda: cpu_seconds(master, with_gone=True) + sum(map(_while_it_runs, children(master)))


def search_meter() -> Meter:
    """Return what tells the CPU seconds of the search server, none where no search server is set."""
    from django.conf import settings

    if not settings.ELASTICSEARCH_URL:
        return lambda: 0.0
    from network.catalogue.engines.elasticsearch.client import patient_client

    def spent() -> float:
        nodes = patient_client().nodes.stats(metric="process")["nodes"].values()
        return sum(node["process"]["cpu"]["total_in_millis"] for node in nodes) / 1000

    return spent


def _while_it_runs(process: int) -> float:
    try:
        return cpu_seconds(process)
    except FileNotFoundError:
        return 0.0
