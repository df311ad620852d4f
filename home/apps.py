from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home.catalogue import NewsSource, PlainPageSource
        from network.catalogue.sources import register

        register(PlainPageSource())
        register(NewsSource())
