"""Our own drawings as pictures of the library, so that pages look lived in."""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.utils.file import hash_filelike

from home.demo import LANGUAGE
from home.demo.texts import HERE, Texts, read
from network.content.models import Picture

CREDIT = "Entraide"
# What components/picture.html asks for, in its own words: made now, or the first visitors would wait.
FORMATS, WIDTHS = ("avif", "webp", "jpeg"), (480, 960)


def load_pictures() -> int:
    """Add the pictures that are not there yet, in all their sizes; return how many."""
    known = pictures_by_name()
    missing = [told for told in read("pictures")["picture"] if told["name"] not in known]
    for told in missing:
        _add(told)
    return len(missing)


def pictures_by_name() -> dict[str, Picture]:
    """Return the pictures of the demonstration by the names of their drawings, whatever their titles."""
    names = {_hash(told["name"]): told["name"] for told in read("pictures")["picture"]}
    ours = Picture.objects.filter(file_hash__in=names).order_by("-pk")
    return {names[picture.file_hash]: picture for picture in ours}


def description(name: str, language: str) -> str:
    """Return what a drawing shows, in the words of a language."""
    [told] = (told for told in read("pictures")["picture"] if told["name"] == name)
    return told["description"] if language == LANGUAGE else told[f"description_{language}"]


def _add(told: Texts) -> None:
    with _path(told["name"]).open("rb") as file:
        picture = Picture(
            title=told["title"],
            file=ImageFile(file, name=f"entraide-{told['name']}.png"),
            description=told["description"],
            credit=CREDIT,
        )
        picture.full_clean()
        picture.save()
    # As an upload does, so that the library knows the file again.
    picture.get_file_size()
    picture.get_file_hash()
    picture.get_renditions(*(f"format-{kind}|width-{width}" for kind in FORMATS for width in WIDTHS))


def _path(name: str) -> Path:
    return HERE / "pictures" / f"{name}.png"


def _hash(name: str) -> str:
    with _path(name).open("rb") as file:
        return hash_filelike(file)
