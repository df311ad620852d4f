"""A copy of the tests' database, and the site on it behind gunicorn."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import connection
from django.test.utils import setup_databases

WORKERS, THREADS, START_SECONDS = 2, 8, 90


@cache
def _migrated() -> str:
    """Return the name of the tests' database; only tests that use it make pytest-django prepare it."""
    name = connection.creation._get_test_db_name()
    if connection.settings_dict["NAME"] != name:
        setup_databases(verbosity=0, interactive=False, aliases={"default"}, keepdb=True)
    return name


@contextmanager
def copied_database(folder: Path) -> Iterator[str]:
    """Copy the migrated database of the tests, let this process use the copy too, and return its address."""
    template, config = _migrated(), connection.settings_dict
    before, copy = config["NAME"], f"{template}_{folder.name}"[:63]
    if connection.vendor == "sqlite":
        copy = str(folder / "site.sqlite3")
        copy_tables(Path(copy))
        url = f"sqlite:///{copy}"
    else:
        _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
        url = f"postgres://{config['USER']}:{config['PASSWORD']}@{config['HOST']}:{config['PORT']}/{copy}"
    _use(copy)
    try:
        yield url
    finally:
        _use(before)
        if connection.vendor != "sqlite":
            _administer(f'DROP DATABASE "{copy}" WITH (FORCE)')


def copy_tables(target: Path) -> None:
    """Copy the migrated database of the tests, a file, to another: migrating takes half a minute."""
    _use(_migrated())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])


def _use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _administer(sql: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    master: int

    def kill_a_worker(self) -> None:
        """End one worker as a failing machine does; gunicorn starts another."""
        workers = Path(f"/proc/{self.master}/task/{self.master}/children").read_text(encoding="ascii").split()
        if workers:
            try:
                os.kill(int(workers[0]), signal.SIGKILL)
            except ProcessLookupError:
                return


@contextmanager
def served(database: str, *, without: str = "", log: Path) -> Iterator[Server]:
    """Serve the site on a database; `without` takes out "lock" or "lock and constraint"."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "tests.concurrency.wsgi", "--bind", f"127.0.0.1:{port}"]
    options = ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    options += ["--no-control-socket", "--log-level", "error", "--preload"]
    environment = os.environ | {
        "DATABASE_URL": database,
        "TEST_DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "network.settings.testing",
        "SEATS_WITHOUT": without,
    }
    with log.open("ab") as errors:
        process = subprocess.Popen([*command, *options], env=environment, stderr=errors)
    try:
        _wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answered on port {port}")
