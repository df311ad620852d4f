"""What a site holds, as far as these tests look."""

from home.models import Consent
from network.catalogue.models import Alert, Entry


def told() -> dict[str, object]:
    return {
        "alerts": sorted(Alert.objects.values_list("key", "email")),
        "cards": sorted(Entry.objects.values_list("key", "title", "language")),
        "withdrawn": [consent.withdrawn_on is not None for consent in Consent.objects.all()],
    }
