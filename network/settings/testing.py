"""The same site for the tests: quick passwords, plain static files, mail kept in memory."""

from hashlib import sha256

from network.environment import ROOT
from network.settings import *
from network.settings.applications import ENVIRONMENT
from network.settings.applications import MIDDLEWARE as SITE_MIDDLEWARE
from network.settings.database import _database
from network.settings.files import STORAGES as SITE_STORAGES

SITE_URL = WAGTAILADMIN_BASE_URL = "https://entraide.example"
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = SITE_STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": SITE_STORAGES["private"]
    | {"OPTIONS": SITE_STORAGES["private"]["OPTIONS"] | {"location": ENVIRONMENT.var / "test-private"}},
}
# The test client needs no collected files, and a test looks at what a page does, not at one kept before.
_LEFT_OUT = ("whitenoise.", "network.catalogue.page_cache.")
MIDDLEWARE = [name for name in SITE_MIDDLEWARE if not name.startswith(_LEFT_OUT)]
LETTERS_AT_ONCE = STAFF_SECOND_FACTOR = False
MEDIA_ROOT = ENVIRONMENT.var / "test-media"
OPEN_DATA_ROOT = ENVIRONMENT.var / "test-open-data"
ERASURES_FILE = ENVIRONMENT.var / "test-erasures.txt"
# Migrations run once: the next run finds their tables, under a name that changes with them.
_migrations = sorted(ROOT.glob("*/migrations/*.py")) + sorted(ROOT.glob("network/*/migrations/*.py"))
_schema = sha256(b"".join(path.read_bytes() for path in (*_migrations, ROOT / "uv.lock"))).hexdigest()[:8]
DATABASES = {"default": _database(ENVIRONMENT.test_database or ENVIRONMENT.database)}
_is_file = DATABASES["default"]["ENGINE"].endswith("sqlite3")
_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {"default": _memory, "counters": _memory}
DATABASES["default"]["TEST"] = {
    "NAME": str(ENVIRONMENT.var / f"tests-{_schema}.sqlite3") if _is_file else f"entraide_tests_{_schema}"
}
# Tests of the search server name it themselves.
ELASTICSEARCH_URL = ""
