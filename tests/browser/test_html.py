"""The Nu HTML checker finds no error on a page of each type, in both languages."""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.conftest import Manage

pytestmark = [pytest.mark.browser, pytest.mark.html, pytest.mark.xdist_group("browser")]
# One page of each type in each language, one place, one organisation, and a course.
PAGES = """
from django.utils.translation import override
from wagtail.models import get_page_models
from events.models import WorkshopPage
from partners.addresses import address_of
from partners.models import Organisation, Place
for language in ("fr", "en"):
    for model in get_page_models():
        page = model.objects.live().filter(locale__language_code=language).first()
        print(page and page.url or "")
    with override(language):
        print(address_of(Place.objects.live().first()))
        print(address_of(Organisation.objects.live().first()))
print(WorkshopPage.objects.live().filter(kind="course").first().url)
"""
OTHERS = [
    "/fr/catalogue/?q=arnaque",
    "/en/catalogue/?near=Dijon",
    "/fr/catalogue/?q=xyzzy",
    "/fr/catalogue/?near=Xyzzyville",
    "/fr/recherche/?q=arnaque",
    "/en/recherche/?q=xyzzy",
    "/fr/agenda/?view=place",
    "/en/agenda/village-en-video/",
]


def test_the_checker_finds_no_error(site: str, manage: Manage, tmp_path: Path):
    paths = sorted({path for path in manage("shell", "-v0", "-c", PAGES).split() if path.startswith("/")})
    assert len(paths) > 20
    for number, path in enumerate([*paths, *OTHERS]):
        with urlopen(site + path, timeout=60) as answer:  # noqa: S310
            assert urlsplit(answer.url).netloc == urlsplit(site).netloc
            name = re.sub(r"\W+", "_", path)
            (tmp_path / f"{number}{name}.html").write_bytes(answer.read())
    command = ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", "--format", "gnu", tmp_path]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert checked.stderr.replace(str(tmp_path), "") == ""
    assert checked.returncode == 0
