from django.apps import AppConfig
from django.core.cache import cache
from django.db.models.signals import post_migrate


class ContentConfig(AppConfig):
    name = "network.content"
    label = "content"

    def ready(self) -> None:
        from network.content.signals import listen

        listen()
        post_migrate.connect(forget_what_was_kept, sender=self)


def forget_what_was_kept(**kwargs: object) -> None:
    """Empty the cache: what other code kept may have another shape, and no page could read it."""
    cache.clear()
