"""A site is saved, changes, is killed, and comes back as it was, on whichever database."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.backup.conftest import ON_THE_SITE, ROOT, Run

pytestmark = pytest.mark.xdist_group("backup")


@pytest.fixture
def running(environment: dict[str, str]) -> subprocess.Popen[str]:
    """Return a site that was saved, changed since, and still runs."""
    command = [sys.executable, "-c", ON_THE_SITE, "tests.backup.before"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        yield process
        process.kill()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_killed_site_comes_back_as_saved_and_what_was_erased_since_stays_erased(running, run: Run, var):
    archive = Path(running.stdout.readline().strip())
    was = json.loads(running.stdout.readline())
    assert archive.parent == var / "backups"
    assert mode(archive) == 0o600

    refused = run("manage.py", "restore", str(archive))
    assert refused.returncode == 1
    assert f"{running.pid} " in refused.stderr
    assert (var / "media/after.txt").exists()

    running.kill()
    running.wait()
    if connection.vendor == "sqlite":
        assert (var / "entraide.sqlite3-wal").stat().st_size > 0
    restored = run("-c", ON_THE_SITE, "tests.backup.after", str(archive))
    assert restored.returncode == 0, restored.stderr
    now = json.loads(restored.stdout)

    # The alert stopped since is gone again; the consent taken back since is taken back again.
    assert now["alerts"] == [["stays", "stays@example.org"]]
    assert now["withdrawn"] == [True]
    # Who was erased since is erased again, and their seat is offered to the next as it was.
    assert was["people"] == [["Anne", "confirmed"], ["Bruno", "waiting"], ["Chloé", "confirmed"]]
    assert now["people"] == [["", "cancelled"], ["Bruno", "offered"], ["", "confirmed"]]
    assert now["cards"] == was["cards"]
    assert any("Le courriel du jour de la copie" in card for card in now["cards"])
    # Nothing that was kept under the version of that day is shown.
    assert now["content"] != was["content"]
    assert (var / "media/before.txt").read_bytes() == b"before"
    assert not (var / "media/after.txt").exists()
    proof = var / "private" / was["proof"]
    assert (proof.read_bytes(), mode(proof), mode(proof.parent)) == (b"signed", 0o600, 0o700)
    left = {path.name for path in var.iterdir()}
    assert left & {"entraide.sqlite3-wal", "entraide.sqlite3-shm"} == set()
    assert [name for name in left if name.startswith((".", "replaced"))] == []
