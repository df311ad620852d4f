"""How much memory an import takes, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from partners.models import Place
from tests.concurrency.serving import copied_database
from tests.factories.partners import directory_page
from tests.partners.files import row, write

# 10,000 rows may take 200 MB, and nine thousand more than these take 8.
ROWS, MOST_MB = 1000, 192

_IMPORT = """
import sys
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "import_places", sys.argv[1]])
print(open("/proc/self/status").read())
"""


@pytest.mark.any_database
def test_an_import_leaves_room_on_a_small_machine(django_db_setup, django_db_blocker, tmp_path: Path) -> None:
    names = [f"Lieu {number}" for number in range(ROWS)]
    path = write(tmp_path / "places.csv", *(row(id=name, nom=name, code_insee="") for name in names))
    with django_db_blocker.unblock(), copied_database(tmp_path) as database:
        directory_page()
        ended = subprocess.run(
            [sys.executable, "-c", _IMPORT, str(path)],
            env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "network.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert Place.objects.count() == ROWS
    peak = next(line for line in ended.stdout.splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) / 1000 < MOST_MB
