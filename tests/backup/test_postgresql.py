"""A dump goes back in one transaction or not at all; missing or old tools are told in plain words."""

import os
from pathlib import Path

import pytest
from django.db import connection

from network.backup import postgresql
from network.backup.postgresql import Postgresql
from network.backup.refusal import RefusedError


def test_a_missing_tool_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RefusedError, match="postgresql-client"):
        Postgresql().check(Path("dump"))


def test_tools_older_than_the_server_are_refused(monkeypatch):
    monkeypatch.setattr(Postgresql, "version", lambda self: 17)
    monkeypatch.setattr(postgresql, "_run", lambda *arguments, **_: "pg_dump (PostgreSQL) 15.4 (Debian 15.4)")
    with pytest.raises(RefusedError, match=r"15.*17"):
        Postgresql().dump(Path("dump"))


def test_the_password_is_no_argument(monkeypatch):
    told = {"NAME": "site", "USER": "me", "PASSWORD": "hidden", "HOST": "h", "PORT": 5, "OPTIONS": {}}
    monkeypatch.setattr(postgresql, "connection", type("Connection", (), {"settings_dict": told}))
    arguments, environment = postgresql._connection()
    assert "hidden" not in arguments
    assert environment["PGPASSWORD"] == "hidden"


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the lane of PostgreSQL")
class TestOnAServer:
    @pytest.fixture
    def dump(self, tmp_path: Path) -> Path:
        Postgresql().dump(tmp_path / "database.pgdump")
        return tmp_path / "database.pgdump"

    def test_a_dump_that_is_cut_is_refused(self, dump):
        Postgresql().check(dump)
        os.truncate(dump, dump.stat().st_size // 2)
        with pytest.raises(RefusedError, match="pg_restore"):
            Postgresql().check(dump)

    def test_a_file_of_a_stranger_is_refused(self, dump):
        dump.write_bytes(b"SELECT 1;")
        with pytest.raises(RefusedError, match="pg_restore"):
            Postgresql().check(dump)
