"""The public JSON interface, version 1; each package brings its own router."""

from ninja import NinjaAPI

from network.catalogue.api import router as catalogue_router
from network.catalogue.suggestions_api import router as suggestions_router
from network.content.budget import budgeted
from network.geo.api import router as geo_router
from partners.api import router as changes_router

api = NinjaAPI(
    title="Entraide",
    version="1",
    description="Workshops, places and communes of a digital-inclusion network.",
    docs_url=None,
    urls_namespace="api-v1",
)
api.add_router("", catalogue_router)
api.add_router("", suggestions_router)
api.add_router("", geo_router)
api.add_router("", changes_router)
api.add_decorator(budgeted, mode="view")
