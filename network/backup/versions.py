"""Which version of the site a database is of: older is migrated, newer is refused."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

# Names of migrations begin with a number of so many digits.
DIGITS = 4


def newer(applied: Iterable[str]) -> list[str]:
    """Return which of these migrations, as `app.name`, come after those that this site knows.

    One that is unknown but earlier was squashed since.
    """
    known = {label: set(_names(label)) for label in apps.app_configs}
    return sorted(
        migration
        for migration in applied
        for label, _, name in [migration.partition(".")]
        if name not in known.get(label, ())
        and name[:DIGITS] >= max((one[:DIGITS] for one in known.get(label, ())), default="")
    )


def _names(label: str) -> Iterator[str]:
    """Yield the names of an app's migrations, none loaded: one of wagtail-localize asks the database."""
    module, _is_explicit = MigrationLoader.migrations_module(label)
    if module and (found := find_spec(module)):
        yield from (one.name for one in iter_modules(found.submodule_search_locations))
