from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.catalogue import NewsSource, PlainPageSource
        from home.resources import signals  # noqa: F401
        from home.resources.catalogue import ResourceSource
        from network.catalogue.sources import register

        register(PlainPageSource())
        register(NewsSource())
        register(ResourceSource())
