from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import signals  # noqa: F401
        from home.catalogue import NewsSource, PlainPageSource
        from home.resources import signals as resource_signals  # noqa: F401
        from home.resources.catalogue import ResourceSource
        from home.testimonials.catalogue import TestimonialSource
        from network.catalogue.sources import register

        register(PlainPageSource())
        register(NewsSource())
        register(ResourceSource())
        register(TestimonialSource())
