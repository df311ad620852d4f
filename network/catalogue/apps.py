from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils import timezone


class CatalogueConfig(AppConfig):
    name = "network.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from network import erasures
        from network.catalogue import signals, tree_signals  # noqa: F401
        from network.catalogue.alerts.erasing import erase_old
        from network.catalogue.migrated import tell_all
        from network.catalogue.models import Alert, Family, Skill, SynonymGroup
        from network.content.signals import follow

        follow(Family, Skill, SynonymGroup)
        erasures.follow(Alert, kind="alert", key="key")
        erasures.register("old_alert", lambda lines: erase_old(now=timezone.now()))
        post_migrate.connect(tell_all, sender=self)
