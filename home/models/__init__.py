"""The pages nobody else brings: the home page and the standard ones."""

from home.models.home_page import HomePage
from home.models.standard_page import StandardPage

__all__ = ["HomePage", "StandardPage"]
