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
        "TILE_URL",
        "TILE_ATTRIBUTION",
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
        ({"API_BUDGET": "many"}, "API_BUDGET"),
        ({"API_BUDGET": "600/0"}, "API_BUDGET"),
        ({"TILE_URL": "https://tiles.example/"}, "TILE_URL"),
        ({"TILE_URL": "tiles.example/{z}/{x}/{y}.png"}, "TILE_URL"),
        ({"TILE_URL": "https://a; script-src *//{z}/{x}/{y}.png"}, "TILE_URL"),
        ({"TILE_URL": "https://{s}.tiles.example/{z}/{x}/{y}.png"}, "TILE_URL"),
        ({"TILE_URL": "https://tiles.example/{z}/{x}/{y}.png"}, "TILE_ATTRIBUTION"),
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


def test_tiles_come_from_the_host_named_alone(monkeypatch):
    assert environment.load().tiles is None
    monkeypatch.setenv("TILE_URL", "https://tiles.example:8080/v1/{z}/{x}/{y}.png?key=1")
    monkeypatch.setenv("TILE_ATTRIBUTION", "© Les cartes")
    assert environment.load().tiles.origin == "https://tiles.example:8080"


def test_browsers_may_load_pictures_of_that_host_and_nothing_else(monkeypatch):
    policy = "from network.settings import CONTENT_SECURITY_POLICY as p; print(p['DIRECTIVES'])"
    tiles = {"TILE_URL": "https://tiles.example/{z}/{x}/{y}.png", "TILE_ATTRIBUTION": "© Les cartes"}
    said = subprocess.run(
        [sys.executable, "-c", policy], env=os.environ | tiles, capture_output=True, text=True, check=True
    ).stdout
    assert "'img-src': [\"'self'\", 'data:', 'https://tiles.example']" in said
    assert said.count("tiles.example") == 1


def test_a_bad_variable_stops_the_start(tmp_path):
    """The whole way: a process that starts with it ends, and says why."""
    command = [sys.executable, "manage.py", "check"]
    variables = os.environ | {"PORT": "eighty", "DJANGO_SETTINGS_MODULE": "network.settings"}
    started = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    assert started.returncode != 0
    assert "PORT must be a number" in started.stderr
