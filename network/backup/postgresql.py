"""Copying and replacing a PostgreSQL database with the tools that come with it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections
from django.db.backends.postgresql.client import DatabaseClient
from django.utils.translation import gettext as _

from network.backup.refusal import RefusedError

# Tables of a newer version too, which the backup does not know.
_EMPTY = """
DO $$
DECLARE one text;
BEGIN
    FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE 'DROP TABLE IF EXISTS ' || one || ' CASCADE';
    END LOOP;
END $$;
"""
_OTHERS = """
SELECT COUNT(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_PLAIN = ("--no-owner", "--no-privileges")


class Postgresql:
    name = "postgresql"
    file_name = "database.pgdump"

    def version(self) -> int:
        """Return the server's first number: 17."""
        connection.ensure_connection()
        return connection.pg_version // 10000

    def dump(self, path: Path) -> None:
        """Write all rows of one moment to a new file in pg_dump's custom format."""
        self._refuse_old_tools()
        where, environment = _connection()
        _run("pg_dump", "--format=custom", *_PLAIN, f"--file={path}", *where, environment=environment)

    def check(self, path: Path) -> None:
        """Raise RefusedError unless pg_restore reads the file to its end."""
        self._refuse_old_tools()
        _run("pg_restore", f"--file={os.devnull}", str(path))

    @contextmanager
    def replaced(self, new: Path, aside: Path) -> Iterator[None]:
        """Replace all tables in one transaction; those before come back on an error in the block."""
        self._refuse_in_use()
        before = aside / self.file_name
        self.dump(before)
        self._load(new)
        try:
            yield
        except BaseException:
            self._load(before)
            raise

    def _load(self, path: Path) -> None:
        connections.close_all()
        script, empty = path.with_suffix(".sql"), path.with_suffix(".empty.sql")
        # Read to its end first: a pipe that breaks would look like an end, and be committed.
        _run("pg_restore", f"--file={script}", "--clean", "--if-exists", *_PLAIN, str(path))
        empty.write_text(_EMPTY)
        where, environment = _connection()
        quiet = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse")
        files = (f"--file={empty}", f"--file={script}")
        options = {"PGOPTIONS": "-c client_min_messages=warning"}
        _run("psql", *quiet, "--single-transaction", *files, *where, environment=environment | options)
        script.unlink()
        empty.unlink()

    def _refuse_in_use(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_OTHERS)
            others = cursor.fetchone()[0]
        if others:
            raise RefusedError(
                _("%(count)s other connections use the database. Stop the site, then restore.")
                % {"count": others}
            )

    def _refuse_old_tools(self) -> None:
        tools, server = int(re.search(r"\d+", _run("pg_dump", "--version"))[0]), self.version()
        if tools < server:
            advice = _(
                "pg_dump has version %(tools)s, the server %(server)s: install a newer postgresql-client."
            )
            raise RefusedError(advice % {"tools": tools, "server": server})


def _connection() -> tuple[list[str], dict[str, str]]:
    """Return how the tools find the database: arguments, and the environment for the password."""
    (_psql, *where), environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    return where, environment or {}


def _run(tool: str, *arguments: str, environment: dict[str, str] | None = None) -> str:
    """Return what a tool says; RefusedError with its complaint when it fails or is missing."""
    if shutil.which(tool) is None:
        raise RefusedError(
            _("The program %(tool)s is missing: install the package postgresql-client.") % {"tool": tool}
        )
    done = subprocess.run(
        [tool, *arguments], env=os.environ | (environment or {}), capture_output=True, text=True
    )
    if done.returncode:
        raise RefusedError(f"{tool}: {(done.stderr.strip().splitlines() or ['?'])[0]}")
    return done.stdout
