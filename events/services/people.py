"""Who wants to come, as forms and staff tell it, and how one person is known from another."""

from dataclasses import dataclass
from hashlib import blake2b

from network.geo.normalise import normalise

DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for a party. Texts are clean; `phone` is in E.164, "" when there is none."""

    name: str
    email: str = ""
    phone: str = ""

    @property
    def address(self) -> str:
        return self.email.casefold() or self.phone or normalise(self.name)


@dataclass(frozen=True, slots=True)
class Person:
    """Who comes, and what they need. Texts are clean; `phone` is in E.164, "" when there is none."""

    first_name: str
    last_name: str = ""
    email: str = ""
    phone: str = ""
    access_needs: str = ""
    equipment_needed: str = ""

    def key(self, contact: Contact | None = None) -> str:
        """Return what tells this person from others: the name, at their own address or their contact's.

        Not the address alone: couples share one. A digest, so that erasing a name leaves no other copy.
        """
        own = self.email.casefold() or str(self.phone)
        address = own or (contact.address if contact else "")
        name = normalise(f"{self.first_name} {self.last_name}")
        return blake2b(f"{name}\n{address}".encode(), digest_size=DIGEST_BYTES).hexdigest()
