"""No archive that is cut, changed or made by a stranger touches the site."""

import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from network.backup.archive import pack, unpack
from network.backup.manifest import Manifest
from network.backup.refusal import RefusedError
from network.backup.restoring import _is_expected, _refuse_unfit

MADE_AT = datetime(2026, 11, 25, 3, tzinfo=UTC)


def manifest(**told: object) -> Manifest:
    known = {"made_at": MADE_AT, "database": "sqlite", "database_version": 3, "migrations": frozenset()}
    return Manifest(**{**known, "files": {}, **told})


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of a database and two files."""
    files = {
        "database.sqlite3": b"rows" * 50_000,
        "media/a/photo.jpg": b"photo",
        "private/proof.pdf": b"proof",
    }
    for number, content in enumerate(files.values()):
        (tmp_path / str(number)).write_bytes(content)
    sources = [(name, tmp_path / str(number)) for number, name in enumerate(files)]
    path = tmp_path / "backup.tar.gz"
    pack(path, sources, lambda marks: manifest(files=marks))
    return path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def test_what_was_packed_comes_out_by_our_hand_and_by_tar(archive, into):
    told = unpack(archive, into, _is_expected)
    assert told.made_at == MADE_AT
    assert (into / "media/a/photo.jpg").read_bytes() == b"photo"
    with tarfile.open(archive) as opened:
        assert json.load(opened.extractfile("manifest.json"))["files"]["private/proof.pdf"]["size"] == 5


@pytest.mark.parametrize("kept", [0, 10, 200, -600])
def test_an_archive_that_is_cut_is_refused(archive, into, kept):
    archive.write_bytes(archive.read_bytes()[:kept])
    with pytest.raises(RefusedError):
        unpack(archive, into, _is_expected)


def test_one_changed_byte_is_refused(archive, into):
    with tarfile.open(archive) as opened:
        members = {member.name: opened.extractfile(member).read() for member in opened}
    members["media/a/photo.jpg"] = b"phot0"
    rewrite(archive, members)
    with pytest.raises(RefusedError, match=r"media/a/photo\.jpg"):
        unpack(archive, into, _is_expected)


def rewrite(path: Path, members: dict[str, bytes], *more: tarfile.TarInfo) -> None:
    with tarfile.open(path, "w:gz") as archive:
        for member in more:
            archive.addfile(member)
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


def link(name: str, kind: bytes, target: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


@pytest.mark.parametrize(
    "member",
    [
        tarfile.TarInfo("../outside"),
        tarfile.TarInfo("media/../../outside"),
        tarfile.TarInfo("media/../private/proof.pdf"),
        tarfile.TarInfo("/outside"),
        tarfile.TarInfo("media//a"),
        tarfile.TarInfo("secret_key"),
        tarfile.TarInfo("static/x.js"),
        link("media/link", tarfile.SYMTYPE, "/etc"),
        link("media/link", tarfile.LNKTYPE, "database.sqlite3"),
        link("media/device", tarfile.CHRTYPE, ""),
    ],
    ids=lambda member: f"{member.name} {member.type}",
)
def test_a_name_that_leads_elsewhere_is_refused_and_nothing_is_written_there(archive, into, member):
    rewrite(archive, {}, member)
    with pytest.raises(RefusedError):
        unpack(archive, into, _is_expected)
    assert [path for path in into.parent.rglob("*") if path.name in ("outside", "link", "device")] == []


def test_a_name_that_comes_twice_is_refused(archive, into):
    rewrite(archive, {}, tarfile.TarInfo("media/a"), tarfile.TarInfo("media/a"))
    with pytest.raises(RefusedError):
        unpack(archive, into, _is_expected)


def test_a_file_larger_than_the_disk_is_refused_before_it_is_written(archive, into):
    huge = tarfile.TarInfo("media/huge")
    huge.size = 1 << 60
    with tarfile.open(archive, "w:gz") as opened:
        opened.fileobj.write(huge.tobuf())
    with pytest.raises(RefusedError, match=r"room|place"):
        unpack(archive, into, _is_expected)


@pytest.mark.parametrize("text", [b"{}", b"[]", b"no", b'{"format": 1}', b'{"format": 2}', b"\xff"])
def test_a_manifest_of_a_stranger_is_refused(archive, into, text):
    rewrite(archive, {"manifest.json": text})
    with pytest.raises(RefusedError):
        unpack(archive, into, _is_expected)


def test_a_file_that_is_no_archive_is_refused(archive, into):
    archive.write_bytes(b"SQLite format 3\0" * 1000)
    with pytest.raises(RefusedError):
        unpack(archive, into, _is_expected)


@pytest.fixture
def on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    from network.backup import restoring
    from network.backup.sqlite import Sqlite

    monkeypatch.setattr(restoring, "configured", Sqlite)


DATABASE = {"database.sqlite3": None}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"database": "postgresql", "files": DATABASE}, "postgresql"),
        ({"files": {}}, "sqlite"),
        ({"files": DATABASE, "migrations": frozenset({"home.9999_tomorrow"})}, r"home\.9999_tomorrow"),
    ],
)
def test_a_backup_of_another_database_or_of_a_newer_site_is_refused(on_sqlite, told, sentence):
    with pytest.raises(RefusedError, match=sentence):
        _refuse_unfit(manifest(**told))


def test_a_backup_of_an_older_site_is_taken(on_sqlite):
    assert _refuse_unfit(manifest(files=DATABASE, migrations=frozenset({"home.0001_initial"}))) is None
