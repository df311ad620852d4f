"""The pages nobody else brings: home, plain ones, news, the library; and what looks after its links."""

from home.models.home_page import HomePage
from home.models.library_page import LibraryPage
from home.models.link_check import LinkCheck
from home.models.news_page import NewsIndexPage, NewsPage
from home.models.resource_page import ResourcePage
from home.models.resource_report import ResourceReport
from home.models.standard_page import StandardPage

__all__ = [
    "HomePage",
    "LibraryPage",
    "LinkCheck",
    "NewsIndexPage",
    "NewsPage",
    "ResourcePage",
    "ResourceReport",
    "StandardPage",
]
