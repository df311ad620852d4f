"""What the cache keeps is read by the code that kept it, and by no other."""

from django.core.cache import cache
from django.core.management import call_command


def test_after_the_migrations_nothing_is_left_of_what_older_code_kept(db):
    cache.set("home-coming", "the shape of last year")
    call_command("migrate", verbosity=0)
    assert cache.get("home-coming") is None
