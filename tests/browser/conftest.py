"""The real site with its demonstration behind gunicorn, and a real Chromium."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.concurrency.serving import copy_tables

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Who publishes, and who writes for them to review.
EDITOR, WRITER = "redaction@entraide.example", "plume@entraide.example"
PASSWORD = "une-phrase-pour-les-tests"
ACCOUNTS = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for email, group in [({EDITOR!r}, "Moderators"), ({WRITER!r}, "Editors")]:
    user = get_user_model().objects.create_user(email, {PASSWORD!r})
    user.groups.add(Group.objects.get(name=group))
from django.utils import timezone
from network.catalogue.models import Alert
now = timezone.now()
for key, confirmed_at in [("asked", None), ("running", now)]:
    told = dict(email=f"{{key}}@entraide.example", question="near=Dole", language="fr")
    moments = dict(created_at=now, used_at=now, confirmed_at=confirmed_at, looked_at=confirmed_at)
    Alert.objects.create(key=key, **told, **moments)
"""
Manage = Callable[..., str]
Posted = Callable[[str], str]
# What the file backend of Django writes after each mail.
BETWEEN = b"-" * 79 + b"\n"
LogIn = Callable[[str], Page]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="package")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of the site: a new database, a free port, static files kept between runs."""
    var = ROOT / "var" / "browser-tests"
    folder = tmp_path_factory.mktemp("site")
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | {
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "VAR_DIR": str(var),
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "EMAIL_URL": f"filemail:///{folder / 'mail'}",
    }


@pytest.fixture(scope="package")
def manage(environment: dict[str, str]) -> Iterator[Manage]:
    """Return a function that runs a command of the site and returns what it said."""
    with commanded(environment) as manage:
        yield manage


@pytest.fixture(scope="package")
def posted(environment: dict[str, str], manage: Manage) -> Posted:
    """Return a function that sends what waits, and gives the text of the last mail to an address."""
    folder = Path(environment["EMAIL_URL"].removeprefix("filemail://").replace("//", "/"))

    def posted(email: str) -> str:
        manage("send_messages")
        files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)
        mails = [message_from_bytes(part) for file in files for part in file.read_bytes().split(BETWEEN)]
        mail = [one for one in mails if one["To"] == email][-1]
        text = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
        return text.get_payload(decode=True).decode()

    return posted


@contextmanager
def commanded(environment: dict[str, str]) -> Iterator[Manage]:
    """Keep a process that runs commands of the site of this environment within the block."""
    command = [sys.executable, "-m", "tests.browser.commands"]
    told = environment | {"DJANGO_SETTINGS_MODULE": "network.settings"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=ROOT, env=told, text=True, **pipes)

    def manage(*arguments: str) -> str:
        process.stdin.write(f"{json.dumps(arguments)}\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if "error" in answer:
            pytest.fail(f"{arguments[0]}: {answer['error']}")
        return answer["said"]

    try:
        yield manage
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


@pytest.fixture(scope="package")
def tables(environment: dict[str, str], django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the tables of the site. Before the browser starts: Django refuses to work beside its loop."""
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            copy_tables(Path(environment["DATABASE_URL"].removeprefix("sqlite:///")))


@pytest.fixture(scope="package")
def site(environment: dict[str, str], manage: Manage, tables: None) -> Iterator[str]:
    """Return the address of the site, with the demonstration and two accounts."""
    subprocess.run(["make", "-s", "static"], cwd=ROOT, env=environment, check=True, timeout=300)
    if connection.vendor != "sqlite":
        manage("migrate", "-v0")
    for arguments in (["load_demo"], ["shell", "-v0", "-c", ACCOUNTS]):
        manage(*arguments)
    with served(environment) as address:
        yield address


@contextmanager
def served(environment: dict[str, str], *more: str) -> Iterator[str]:
    """Serve the site of this environment within the block; its address is given."""
    port = int(environment["PORT"])
    gunicorn = [sys.executable, "-m", "gunicorn", "network.wsgi", "--bind", f"127.0.0.1:{port}"]
    options = ["--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "warning"]
    server = subprocess.Popen([*gunicorn, *options, *more], cwd=ROOT, env=environment)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the site did not start on port {port}")


@pytest.fixture(scope="package")
def browser(tables: None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """Return a French visitor's browser that fails on any request to a third party."""
    visitor = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", base_url=site)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    yield visitor
    visitor.close()
    strangers = [url for url in asked if not url.startswith((site, "data:", "blob:"))]
    assert strangers == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a page that fails on a script error or something the content policy blocked."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.problems = problems
    return opened


@pytest.fixture
def log_in(browser: Browser, site: str) -> Iterator[LogIn]:
    """Return a function that opens the admin for somebody, in a browser of their own."""
    opened = []

    def log_in(email: str) -> Page:
        context = browser.new_context(locale="fr-FR", timezone_id="Europe/Paris", base_url=site)
        opened.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        expect(page.get_by_role("heading", name="Ce qui vous attend")).to_be_visible()
        return page

    yield log_in
    for context in opened:
        context.close()
