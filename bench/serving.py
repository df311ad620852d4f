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

    def ask(self, addresses: list[str], times: int) -> int:
        """Ask for the addresses in turn, `times` in all, and return the bytes of the last answer's body."""
        for number in range(times):
            size = self._ask(addresses[number % len(addresses)])
        return size

    def _ask(self, address: str) -> int:
        """Each request has its own connection, as behind most proxies."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", address)
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{address} answered {answer.status}")
        return size

    def cost(self, addresses: list[str], times: int) -> tuple[float, int]:
        """Return the CPU seconds of one request, a mean over `times`, and the bytes of its answer."""
        self.ask(addresses, min(len(addresses), times))
        before = self.cpu_seconds()
        size = self.ask(addresses, times)
        return (self.cpu_seconds() - before) / times, size


def _cpu_seconds(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


@contextmanager
def served(application: str) -> Iterator[Server]:
    """Serve a WSGI application as `make serve` does, with one worker, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    options = ["--worker-class", "gthread", "--threads", "4", "--preload", "--no-control-socket"]
    process = subprocess.Popen([*command, *options, "--log-level", "error"])
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
