"""Where rows live: SQLite by default, PostgreSQL by DATABASE_URL; and where they are searched."""

from network.settings.applications import ENVIRONMENT

# Readers never wait (WAL), a writer asks for the lock at BEGIN instead of failing at its first
# write (IMMEDIATE), and a registration survives a power cut (FULL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    ),
}


KEPT_SECONDS = 60


def _database(options: dict[str, object]) -> dict[str, object]:
    if options["ENGINE"] == "django.db.backends.sqlite3":
        # To open the file is to read its schema of a hundred tables: as much work as a whole page.
        return {
            "CONN_MAX_AGE": KEPT_SECONDS,
            **options,
            "OPTIONS": {**SQLITE_OPTIONS, **options.get("OPTIONS", {})},
        }
    return {"CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True, **options}


DATABASES = {"default": _database(ENVIRONMENT.database)}
# All workers share it: where the pages of a site are must not differ from one to the other.
# What is counted for a minute stays in the memory of each worker, unless the host lets them share it.
CACHES = {"default": ENVIRONMENT.cache, "counters": ENVIRONMENT.counters}
BUDGET_REQUESTS, BUDGET_SECONDS = ENVIRONMENT.budget

# Where the catalogue is searched besides: empty, the database answers alone.
ELASTICSEARCH_URL = ENVIRONMENT.elasticsearch_url
ELASTICSEARCH_INDEX = ENVIRONMENT.elasticsearch_index
