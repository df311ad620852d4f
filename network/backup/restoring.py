"""Going back to a backup: all is checked before anything is touched, and comes back if a step fails."""

import os
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from network import erasures
from network.backup import folders, in_use
from network.backup.afterwards import bring_up_to_date
from network.backup.archive import unpack
from network.backup.databases import KINDS, configured
from network.backup.making import ERASURES, Report, working_folder
from network.backup.manifest import Manifest
from network.backup.refusal import RefusedError
from network.backup.versions import newer

WORKING = ".restore-"


def restore(*, path: Path, report: Report) -> None:
    """Replace database and files by those of a backup, then bring them up to date.

    RefusedError, and nothing changed, for a backup that is damaged, of another kind of database or of
    a newer site, and while the site runs.
    """
    _refuse_another_owner()
    with in_use.alone(), working_folder(WORKING) as new:
        report(_("1/5 Reading and checking the archive"))
        manifest = unpack(path, new, _is_expected)
        _refuse_unfit(manifest)
        report(
            _("2/5 Checking the database of %(moment)s")
            % {"moment": date_format(localtime(manifest.made_at), "DATETIME_FORMAT")}
        )
        configured().check(new / configured().file_name)
        os.sync()
        _swap(manifest, new, report)


def _swap(manifest: Manifest, new: Path, report: Report) -> None:
    aside = settings.VAR_DIR / f"replaced-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    report(_("3/5 Replacing; what was there waits in %(folder)s") % {"folder": aside})
    try:
        with ExitStack() as stack:
            database = configured()
            stack.enter_context(database.replaced(new / database.file_name, aside))
            for folder in folders.folders():
                stack.enter_context(folders.replaced(folder, new / folder.name, aside))
            if (new / ERASURES).exists():
                erasures.merge(erasures.read((new / ERASURES).read_text(encoding="ascii", errors="replace")))
            bring_up_to_date(since=manifest.made_at, report=report)
    except BaseException:
        report(_("That failed: what was there before is put back."))
        _remove_if_empty(aside)
        raise
    shutil.rmtree(aside)


def _remove_if_empty(aside: Path) -> None:
    """What could not be put back stays."""
    if not any(path.is_file() for path in aside.rglob("*")):
        shutil.rmtree(aside)


def _is_expected(name: str) -> bool:
    files = {ERASURES, *(kind.file_name for kind in KINDS.values())}
    return name in files or name.startswith(tuple(f"{folder.name}/" for folder in folders.folders()))


def _refuse_unfit(manifest: Manifest) -> None:
    here = configured()
    if manifest.database != here.name or here.file_name not in manifest.files:
        raise RefusedError(
            _("This backup is of a %(there)s database, the site uses %(here)s.")
            % {"there": manifest.database, "here": here.name}
        )
    if unknown := newer(manifest.migrations):
        raise RefusedError(
            _("This backup was made by a newer version of the site (%(migration)s): update it first.")
            % {"migration": unknown[0]}
        )


def _refuse_another_owner() -> None:
    owner = settings.VAR_DIR.stat().st_uid
    if owner != os.geteuid():
        raise RefusedError(
            _("The files of %(folder)s belong to another user (number %(owner)s): restore as that user.")
            % {"folder": settings.VAR_DIR, "owner": owner}
        )
