"""The only reader of the process environment: every setting that a host may choose.

A missing or malformed variable stops the start with its name and an example, because a site
that starts with the wrong database or without its key does harm that shows too late.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

ROOT = Path(__file__).resolve().parent.parent

DATABASE_ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")

TILE_URL = re.compile(r"(https?://[a-zA-Z0-9.-]+(?::[0-9]{1,5})?)/[^\s\"'<>]*")

_env = environ.Env()


@dataclass(frozen=True, slots=True)
class Tiles:
    """A server of map pictures: `url` holds {z}, {x} and {y}; browsers must allow `origin`, its beginning."""

    url: str
    origin: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Environment:
    """What the host decided; paths are absolute, addresses have no final slash."""

    is_production: bool
    debug: bool
    var: Path
    secret_key: str
    allowed_hosts: list[str]
    site_url: str
    database: dict[str, object]
    elasticsearch_url: str
    elasticsearch_index: str
    test_database: dict[str, object] | None
    cache: dict[str, object]
    counters: dict[str, object]
    budget: tuple[int, int]
    email: dict[str, object]
    default_from_email: str
    sms_backend: str
    page_cache: bool
    staff_second_factor: bool
    tiles: Tiles | None
    require_services: bool


def load() -> Environment:
    """Return the environment, or raise ImproperlyConfigured naming the variable at fault."""
    is_production = _choice("ENVIRONMENT", ("local", "production"), "local") == "production"
    var = Path(_env.str("VAR_DIR", default=str(ROOT / "var"))).resolve()
    site_url = _site_url(is_production)
    return Environment(
        is_production=is_production,
        debug=_flag("DEBUG"),
        var=var,
        secret_key=_secret_key(is_production, var),
        allowed_hosts=_allowed_hosts(site_url),
        site_url=site_url,
        database=_database("DATABASE_URL", default=f"sqlite:///{var / 'entraide.sqlite3'}"),
        elasticsearch_url=_elasticsearch_url(),
        elasticsearch_index=_elasticsearch_index(),
        test_database=_database("TEST_DATABASE_URL") if _env.str("TEST_DATABASE_URL", "") else None,
        cache=_cache("CACHE_URL", f"filecache://{var / 'cache'}?max_entries=5000"),
        counters=_cache("COUNTERS_URL", "locmemcache://counters?max_entries=50000"),
        budget=_budget(),
        email=_email(),
        default_from_email=_env.str("DEFAULT_FROM_EMAIL", default="entraide@localhost"),
        sms_backend=_sms_backend(is_production),
        page_cache=_flag("PAGE_CACHE", "1"),
        staff_second_factor=_flag("STAFF_SECOND_FACTOR", "1" if is_production else "0"),
        tiles=_tiles(),
        require_services=_flag("REQUIRE_SERVICES"),
    )


def _refuse(name: str, reason: str, example: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {reason}. Example: {name}={example}")


def _read(name: str, read: Callable[[], dict[str, object]], example: str) -> dict[str, object]:
    try:
        return read()
    except (ImproperlyConfigured, ValueError, KeyError, TypeError) as error:
        raise _refuse(name, f"cannot be read ({error})", example) from error


def _choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = _env.str(name, default=default)
    if value not in allowed:
        raise _refuse(name, f"must be one of {', '.join(allowed)}, not {value!r}", default)
    return value


def _flag(name: str, default: str = "0") -> bool:
    return _choice(name, ("0", "1"), default) == "1"


def _secret_key(is_production: bool, var: Path) -> str:
    key = _env.str("SECRET_KEY", default="")
    if key:
        return key
    if is_production:
        raise _refuse("SECRET_KEY", "is required in production", "a-long-random-text")
    return _local_secret_key(var / "secret_key")


def _local_secret_key(path: Path) -> str:
    """Return the key kept in `path`, made on the first start so that log-ins outlive a restart."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def _site_url(is_production: bool) -> str:
    host, port = _env.str("HOST", default="127.0.0.1"), _env.str("PORT", default="8000")
    if not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise _refuse("PORT", f"must be a number from 1 to 65535, not {port!r}", "8000")
    url = _env.str("SITE_URL", default="" if is_production else f"http://{host}:{port}")
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise _refuse("SITE_URL", "must be the public address of the site", "https://entraide.example")
    return url.rstrip("/")


def _allowed_hosts(site_url: str) -> list[str]:
    default = [urlsplit(site_url).hostname or "", "localhost", "127.0.0.1", "[::1]"]
    return _env.list("ALLOWED_HOSTS", default=default)


def _database(name: str, default: str = "") -> dict[str, object]:
    example = "postgres://user:password@localhost:5432/entraide"
    database = _read(name, lambda: environ.Env.db_url_config(_env.str(name, default="") or default), example)
    if database.get("ENGINE") not in DATABASE_ENGINES:
        raise _refuse(name, "must begin with sqlite:// or postgres://", example)
    return database


def _cache(name: str, default: str) -> dict[str, object]:
    return _read(name, lambda: _env.cache_url(name, default=default), "rediscache://localhost:6379/0")


def _budget() -> tuple[int, int]:
    """Return how many requests a client may make to the interface and feeds in how many seconds."""
    text = _env.str("API_BUDGET", default="") or "600/60"
    requests, _, seconds = text.partition("/")
    if not (text.isascii() and requests.isdigit() and seconds.isdigit() and int(seconds)):
        raise _refuse(
            "API_BUDGET", f"must be requests/seconds, 0 requests for no limit, not {text!r}", "600/60"
        )
    return int(requests), int(seconds)


def _elasticsearch_url() -> str:
    """Return the address of the search server, or "" where the database searches."""
    url = _env.str("ELASTICSEARCH_URL", default="")
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and parts.hostname and parts.port
    except ValueError:
        is_address = False
    if url and not is_address:
        raise _refuse("ELASTICSEARCH_URL", "must be an address with its port", "http://localhost:9200")
    return url.rstrip("/")


def _elasticsearch_index() -> str:
    name = _env.str("ELASTICSEARCH_INDEX", default="entraide")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name):
        raise _refuse("ELASTICSEARCH_INDEX", "must be small letters, digits and _", "entraide")
    return name


def _email() -> dict[str, object]:
    return _read(
        "EMAIL_URL",
        lambda: _env.email_url("EMAIL_URL", default="consolemail://"),
        "smtp+tls://user:password@mail.example:587",
    )


def _sms_backend(is_production: bool) -> str:
    """Return the class that sends text messages, by its dotted path; "" where staff call instead."""
    name = _env.str("SMS_BACKEND", default="" if is_production else "console")
    path = "network.letters.sms.ConsoleSms" if name == "console" else name
    if path and not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)+", path):
        raise _refuse("SMS_BACKEND", "must be console or the dotted path of a class", "provider.sms.Backend")
    return path


def _tiles() -> Tiles | None:
    """Return the server that draws the ground of maps; without one, our own outlines do."""
    url = _env.str("TILE_URL", default="")
    if not url:
        return None
    parts = TILE_URL.fullmatch(url)
    if not parts or any(url.count(f"{{{axis}}}") != 1 for axis in "zxy"):
        raise _refuse(
            "TILE_URL", "must be an address with {z}, {x} and {y}", "https://tiles.example/{z}/{x}/{y}.png"
        )
    attribution = _env.str("TILE_ATTRIBUTION", default="")
    if not attribution:
        raise _refuse("TILE_ATTRIBUTION", "must name who drew the tiles", "© OpenStreetMap contributors")
    return Tiles(url, parts[1], attribution)
