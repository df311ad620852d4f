from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from wagtail.contrib.search_promotions.models import SearchPromotion

        from home import signals  # noqa: F401
        from home.catalogue import NewsSource, PlainPageSource
        from home.models import Barrier, Consent, Survey, Testimonial
        from home.models.testimonial import TestimonialProgramme, TestimonialWorkshop
        from home.resources import signals as resource_signals  # noqa: F401
        from home.resources.catalogue import ResourceSource
        from home.testimonials.catalogue import TestimonialSource
        from network.catalogue.sources import register
        from network.content.signals import follow

        register(PlainPageSource())
        register(NewsSource())
        register(ResourceSource())
        register(TestimonialSource())
        follow(Barrier, Consent, SearchPromotion, Survey)
        follow(Testimonial, TestimonialProgramme, TestimonialWorkshop)
