"""The house keeps its order: no missing migration, no unused template, no stale message."""

import re
import shutil
import subprocess
from pathlib import Path

import allauth
import pytest
from django.conf import settings

ROOT = Path(settings.STATICFILES_DIRS[0]).parent.parent
PACKAGES = ("network", "partners", "events", "funding", "home")
CODE = [
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def test_every_template_is_used():
    used = "\n".join(path.read_text(encoding="utf-8") for path in [*CODE, *TEMPLATES])
    # Django finds these by their name.
    found_by_name = {"403.html", "403_csrf.html", "404.html", "500.html"}
    names = {str(path.relative_to(ROOT / "templates")) for path in TEMPLATES} - found_by_name
    # allauth asks for pages by the names of its own.
    by_allauth = {name for name in names if (Path(allauth.__file__).parent / "templates" / name).exists()}
    by_page = {f"{model._meta.app_label}/{snake(model.__name__)}.html" for model in page_models()}
    assert sorted(name for name in names - by_page - by_allauth if name not in used) == []


def page_models() -> list[type]:
    from wagtail.models import get_page_models

    return get_page_models()


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def test_templates_hold_no_inline_code_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json\")|<style|\son\w+=\"|\sstyle=\"")
    # A mail asks for no other file: it would tell who reads it, and when.
    pages = [path for path in TEMPLATES if path.parent.name != "messages"]
    found = [path.name for path in pages if inline.search(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.fixture(scope="module")
def fresh_messages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the French messages as collecting them now would write them."""
    if shutil.which("xgettext") is None:
        pytest.skip("no gettext tools: install gettext")
    copy = tmp_path_factory.mktemp("messages")
    for folder in (*PACKAGES, "templates", "locale"):
        ignored = shutil.ignore_patterns("data", "static", "__pycache__")
        shutil.copytree(ROOT / folder, copy / folder, ignore=ignored)
    command = ["django-admin", "makemessages", "-l", "fr", "--no-location", "--no-wrap"]
    environment = {"PATH": f"{ROOT / '.venv/bin'}:/usr/bin:/bin"}
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env=environment, timeout=120)
    return (copy / "locale/fr/LC_MESSAGES/django.po").read_text(encoding="utf-8")


def entries(catalogue: str) -> set[str]:
    """Return the messages without the file's header and without obsolete ones."""
    body = catalogue.partition("\n\n")[2]
    return {entry for entry in body.split("\n\n") if "\n#~" not in f"\n{entry}" and entry.strip()}


def test_no_message_is_stale(fresh_messages):
    kept = (ROOT / "locale/fr/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    assert {e.strip() for e in entries(fresh_messages)} ^ {e.strip() for e in entries(kept)} == set()


def test_every_message_is_translated(fresh_messages):
    fuzzy = [entry for entry in entries(fresh_messages) if "#, fuzzy" in entry]
    empty = [
        entry for entry in entries(fresh_messages) if re.search(r'^msgstr(\[\d\])? ""$(?!\n")', entry, re.M)
    ]
    assert fuzzy + empty == []


def test_the_compiled_messages_are_the_written_ones(tmp_path):
    if shutil.which("msgfmt") is None:
        pytest.skip("no gettext tools: install gettext")
    source = ROOT / "locale/fr/LC_MESSAGES/django.po"
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", compiled, source], check=True, timeout=60)
    assert compiled.read_bytes() == source.with_suffix(".mo").read_bytes()
