"""What a site holds, as far as these tests look."""

from events.models import Registration
from home.models import Consent
from network.catalogue.models import Alert, Entry


def told() -> dict[str, object]:
    return {
        "alerts": sorted(Alert.objects.values_list("key", "email")),
        "cards": sorted(Entry.objects.values_list("key", "title", "language")),
        "people": list(Registration.objects.order_by("pk").values_list("first_name", "status")),
        "withdrawn": [consent.withdrawn_on is not None for consent in Consent.objects.all()],
    }
