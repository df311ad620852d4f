"""A missing or malformed variable stops the start with its name and an example."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from network import environment


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    for name in (
        "ENVIRONMENT",
        "SECRET_KEY",
        "DATABASE_URL",
        "ELASTICSEARCH_URL",
        "ELASTICSEARCH_INDEX",
        "TEST_DATABASE_URL",
        "SITE_URL",
        "PORT",
        "HOST",
        "DEBUG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAR_DIR", str(tmp_path))


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "")
    assert environment.load().database["NAME"] == str(tmp_path / "entraide.sqlite3")


def test_a_first_local_start_makes_a_key_and_keeps_it(tmp_path):
    first, second = environment.load(), environment.load()
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_the_local_database_is_a_file_below_var(tmp_path):
    assert environment.load().database["NAME"] == str(tmp_path / "entraide.sqlite3")


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"ENVIRONMENT": "production", "SITE_URL": "https://entraide.example"}, "SECRET_KEY"),
        ({"ENVIRONMENT": "production", "SECRET_KEY": "x"}, "SITE_URL"),
        ({"ENVIRONMENT": "staging"}, "ENVIRONMENT"),
        ({"DEBUG": "yes"}, "DEBUG"),
        ({"PORT": "eighty"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"SITE_URL": "entraide.example"}, "SITE_URL"),
        ({"SITE_URL": "http://[::1"}, "SITE_URL"),
        ({"SITE_URL": "http://x:abc"}, "SITE_URL"),
        ({"PORT": "²"}, "PORT"),
        ({"DATABASE_URL": "oracle-of-delphi://x"}, "DATABASE_URL"),
        ({"EMAIL_URL": "pigeon://x"}, "EMAIL_URL"),
        ({"ELASTICSEARCH_URL": "localhost:9200"}, "ELASTICSEARCH_URL"),
        ({"ELASTICSEARCH_URL": "http://localhost"}, "ELASTICSEARCH_URL"),
        ({"ELASTICSEARCH_URL": "http://localhost:many"}, "ELASTICSEARCH_URL"),
        ({"ELASTICSEARCH_INDEX": "Entraide*"}, "ELASTICSEARCH_INDEX"),
    ],
)
def test_a_bad_variable_is_refused_by_name_with_an_example(monkeypatch, variables, name):
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    with pytest.raises(ImproperlyConfigured, match=rf"^{name} .*Example: {name}="):
        environment.load()


def test_a_bad_variable_stops_the_start(tmp_path):
    """The whole way: a process that starts with it ends, and says why."""
    command = [sys.executable, "manage.py", "check"]
    variables = os.environ | {"PORT": "eighty", "DJANGO_SETTINGS_MODULE": "network.settings"}
    started = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    assert started.returncode != 0
    assert "PORT must be a number" in started.stderr
