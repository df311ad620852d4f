from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CatalogueConfig(AppConfig):
    name = "network.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        from network.catalogue import signals, tree_signals  # noqa: F401
        from network.catalogue.migrated import tell_all
        from network.catalogue.models import Family, Skill, SynonymGroup
        from network.content.signals import follow

        follow(Family, Skill, SynonymGroup)
        post_migrate.connect(tell_all, sender=self)
