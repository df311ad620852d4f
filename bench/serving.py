"""A site behind gunicorn with one worker, and the CPU time that its processes spend."""

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
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    master: int

    def cpu_seconds(self) -> float:
        """Return the CPU time spent so far by the workers, user and system."""
        children = Path(f"/proc/{self.master}/task/{self.master}/children").read_text(encoding="ascii")
        return sum(map(_cpu_seconds, children.split()))

    def ask(self, addresses: list[str], times: int, etag: str = "") -> tuple[int, str]:
        """Ask for the addresses in turn, `times` in all; return the last answer's bytes and its ETag."""
        for number in range(times):
            told = self._ask(addresses[number % len(addresses)], etag)
        return told

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

    def cost(self, addresses: list[str], times: int, *, is_known: bool = False) -> tuple[float, int]:
        """Return the CPU seconds of one request, a mean over `times`, and the bytes of its answer.

        With `is_known` the one address is asked as by a browser that has the page.
        """
        _size, etag = self.ask(addresses, min(len(addresses), times))
        before = self.cpu_seconds()
        size, _etag = self.ask(addresses, times, etag if is_known else "")
        return (self.cpu_seconds() - before) / times, size


def _cpu_seconds(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


@contextmanager
def served(application: str, **variables: str) -> Iterator[Server]:
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
        yield Server(port, process.pid)
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
