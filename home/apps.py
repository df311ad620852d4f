from django.apps import AppConfig
from django.utils import timezone


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from wagtail.contrib.search_promotions.models import SearchPromotion

        from home import signals  # noqa: F401
        from home.catalogue import NewsSource, PlainPageSource
        from home.models import Barrier, Consent, ResourceReport, Survey, Testimonial
        from home.models.testimonial import TestimonialProgramme, TestimonialWorkshop
        from home.resources import signals as resource_signals  # noqa: F401
        from home.resources.catalogue import ResourceSource
        from home.resources.reporting.writing import erase_old as erase_old_reports
        from home.testimonials import replaying
        from home.testimonials.catalogue import TestimonialSource
        from network import erasures
        from network.catalogue.sources import register
        from network.content.signals import follow

        erasures.follow(Testimonial, kind="testimonial")
        erasures.register(replaying.KIND, replaying.replay)
        erasures.follow(ResourceReport, kind="report")
        erasures.register("old_report", lambda lines: erase_old_reports(now=timezone.now()))
        register(PlainPageSource())
        register(NewsSource())
        register(ResourceSource())
        register(TestimonialSource())
        follow(Barrier, Consent, SearchPromotion, Survey)
        follow(Testimonial, TestimonialProgramme, TestimonialWorkshop)
