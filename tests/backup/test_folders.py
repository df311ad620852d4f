"""Every file that the rows name is in the backup, and folders come back when a step fails."""

from contextlib import suppress
from pathlib import Path

import pytest

from network.backup import folders
from network.backup.folders import Folder
from network.backup.making import existing, rotate


@pytest.fixture
def media(tmp_path: Path) -> Folder:
    folder = Folder("media", tmp_path / "media", 0o644, 0o755)
    (folder.path / "a").mkdir(parents=True)
    (folder.path / "a/photo.jpg").write_bytes(b"photo")
    return folder


def test_a_file_deleted_while_the_backup_is_made_is_in_it_and_so_is_one_that_came(media, tmp_path):
    into = tmp_path / "into"
    folders.hold(media, into)
    (media.path / "a/photo.jpg").unlink()
    (media.path / "new.jpg").write_bytes(b"new")
    folders.hold(media, into)
    assert {name: path.read_bytes() for name, path in folders.held(into)} == {
        "media/a/photo.jpg": b"photo",
        "media/new.jpg": b"new",
    }


def test_a_link_that_leads_out_of_the_folder_is_not_followed(media, tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    (media.path / "link").symlink_to(tmp_path / "secret")
    folders.hold(media, tmp_path / "into")
    assert [name for name, _ in folders.held(tmp_path / "into")] == ["media/a/photo.jpg"]


def test_the_folder_that_was_there_comes_back_when_a_step_fails(media, tmp_path):
    new, aside = tmp_path / "new", tmp_path / "aside"
    new.mkdir()
    (new / "b.jpg").write_bytes(b"b")
    with suppress(ZeroDivisionError), folders.replaced(media, new, aside):
        assert [path.name for path in media.path.iterdir()] == ["b.jpg"]
        raise ZeroDivisionError
    assert (media.path / "a/photo.jpg").read_bytes() == b"photo"
    assert not (media.path / "b.jpg").exists()


def test_a_backup_without_files_empties_the_folder(media, tmp_path):
    with folders.replaced(media, tmp_path / "nothing", tmp_path / "aside"):
        assert list(media.path.iterdir()) == []


def test_the_newest_are_kept_and_no_other_file_is_touched(tmp_path):
    for day in (3, 1, 2):
        (tmp_path / f"entraide-2026110{day}T030000Z.tar.gz").touch()
    (tmp_path / "notes.tar.gz").touch()
    deleted = rotate(to=tmp_path, keep=2)
    assert [path.name for path in deleted] == ["entraide-20261101T030000Z.tar.gz"]
    assert len(existing(tmp_path)) == 2
    assert (tmp_path / "notes.tar.gz").exists()
