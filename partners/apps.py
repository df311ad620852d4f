from django.apps import AppConfig
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    label = "partners"

    def ready(self) -> None:
        from network.catalogue import successors
        from network.catalogue.sources import register
        from partners import signals  # noqa: F401
        from partners.catalogue import OrganisationSource, PlaceSource
        from partners.models import Organisation
        from partners.offer_catalogue import OfferSource

        register(OrganisationSource())
        register(PlaceSource())
        self._forget_for_good()
        register(OfferSource())
        successors.register(Organisation.objects.successors)
        self._furnish_the_space()
        self._offer_imports()

    def _offer_imports(self) -> None:
        from partners.imports.kinds import register
        from partners.imports.offers import OfferImporter
        from partners.imports.places import PlaceImporter

        register(PlaceImporter())
        register(OfferImporter())

    def _furnish_the_space(self) -> None:
        from partners.services.reporting import waiting_for
        from partners.space.sections import Section, register

        register(Section("overview", _("Overview"), "info", "space:overview", order=10))
        register(Section("organisation", _("Organisation"), "building", "space:organisation", order=20))
        register(Section("places", _("Places"), "map-pin", "space:places", order=30))
        register(Section("offers", _("Offers"), "handshake", "space:offers", order=40))
        register(Section("imports", _("Files"), "download", "space:imports", order=60))
        register(Section("team", _("Team"), "users", "space:team", order=70))
        label = _("Errors reported")
        register(Section("reports", label, "alert-triangle", "space:reports", order=75, count=waiting_for))
        register(Section("history", _("History"), "clock", "space:history", order=80))

    def _forget_for_good(self) -> None:
        """What was erased does not come back with a backup."""
        from network import erasures
        from partners.models import Invitation, JoinRequest, SheetReport
        from partners.services import reporting

        erasures.follow(JoinRequest, kind="join_request")
        erasures.follow(Invitation, kind="invitation")
        erasures.follow(SheetReport, kind="sheet_report")
        erasures.register("old_sheet_report", lambda lines: reporting.erase_old(now=timezone.now()))
