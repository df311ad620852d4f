"""The pages nobody else brings: home, plain ones, news, the library, needs, stories and their consents."""

from home.models.consent import Consent
from home.models.home_page import HomePage
from home.models.library_page import LibraryPage
from home.models.link_check import LinkCheck
from home.models.news_page import NewsIndexPage, NewsPage
from home.models.resource_page import ResourcePage
from home.models.resource_report import ResourceReport
from home.models.standard_page import StandardPage
from home.models.testimonial import Testimonial, TestimonialProgramme, TestimonialWorkshop
from home.models.testimonials_page import TestimonialsPage
from home.needs.assessment_page import AssessmentPage
from home.needs.barrier import Barrier
from home.needs.counts import AnswerCount
from home.needs.figures_page import FiguresPage
from home.needs.survey import Survey

__all__ = [
    "AnswerCount",
    "AssessmentPage",
    "Barrier",
    "Consent",
    "FiguresPage",
    "HomePage",
    "LibraryPage",
    "LinkCheck",
    "NewsIndexPage",
    "NewsPage",
    "ResourcePage",
    "ResourceReport",
    "StandardPage",
    "Survey",
    "Testimonial",
    "TestimonialProgramme",
    "TestimonialWorkshop",
    "TestimonialsPage",
]
