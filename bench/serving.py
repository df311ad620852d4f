"""A site behind gunicorn with one worker, and what its answers cost."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from statistics import median

from bench.processes import Meter, children, cpu_seconds, peak_megabytes

START_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Cost:
    """What one request costs: CPU seconds of workers and database, those of the search server apart, the
    seconds one waits, and the bytes of the answer."""

    cpu: float
    search: float
    wall: float
    size: int


def nothing() -> float:
    """Return the CPU seconds of a server that is not there."""
    return 0.0


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    master: int
    database: Meter = nothing
    search: Meter = nothing

    def cpu_seconds(self) -> float:
        """Return the CPU time spent so far by the workers and the database, user and system."""
        return sum(map(cpu_seconds, children(self.master))) + self.database()

    def peak_megabytes(self) -> float:
        """Return the most memory that a worker ever held."""
        return max(map(peak_megabytes, children(self.master)))

    def cost(self, addresses: list[str], times: int, *, is_known: bool = False) -> Cost:
        """Return what one request costs, a mean over `times` (the wait: a median).

        With `is_known` the one address is asked as by a browser that has the page.
        """
        etag = [self._ask(address, "")[1] for address in addresses[:times]][-1]
        search, before, waits = self.search(), self.cpu_seconds(), []
        for number in range(times):
            start = time.perf_counter()
            size, _etag = self._ask(addresses[number % len(addresses)], etag if is_known else "")
            waits.append(time.perf_counter() - start)
        cpu = self.cpu_seconds() - before
        return Cost(cpu / times, (self.search() - search) / times, median(waits), size)

    def _ask(self, address: str, etag: str) -> tuple[int, str]:
        """Each request has its own connection, as behind most proxies."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", address, headers={"If-None-Match": etag} if etag else {})
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
        if answer.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            raise RuntimeError(f"{address} answered {answer.status}")
        return size, answer.headers.get("ETag") or ""


@contextmanager
def served(
    application: str, *, database: Meter = nothing, search: Meter = nothing, **variables: str
) -> Iterator[Server]:
    """Serve a WSGI application as `make serve` does, with one worker, and stop it at the end.

    `variables` are added to its environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    options = ["--worker-class", "gthread", "--threads", "4", "--preload", "--no-control-socket"]
    environment = {**os.environ, **variables}
    process = subprocess.Popen([*command, *options, "--log-level", "error"], env=environment)
    try:
        _wait_for(port)
        yield Server(port, process.pid, database, search)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"nothing answered on port {port} within {START_SECONDS} s")
