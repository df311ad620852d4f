"""What the network attests of somebody who was there, and how it is found again without their name."""

from secrets import choice
from typing import ClassVar, Self

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from events.enums import Attendance
from events.models.registration import Registration
from events.models.session import Session
from network.content.models.network_settings import languages
from network.letters.models import Letter, LetterQuerySet

# No letter or figure that one takes for another: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
CODE_SIGNS = "34679ACDEFGHJKMNPQRTWXY"
CODE_LENGTH, CODE_GROUP = 12, 4


def new_code() -> str:
    """Return a code out of 10^16: nobody meets one by trying."""
    return "".join(choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def holder_of(email: str) -> str:
    """Return what stands for an address where attestations are gathered; "" for none.

    A keyed digest: it tells nobody the address, and outlives the name.
    """
    return salted_hmac("events.attestation.holder", email.casefold()).hexdigest()[:32] if email else ""


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def held_by(self, holder: str) -> Self:
        """Those that one address gathers, newest first."""
        return (
            self.exclude(holder="")
            .filter(holder=holder)
            .select_related("registration")
            .order_by("-first_on", "-pk")
        )


class Attestation(models.Model):
    """Says what was true when it was made, whatever becomes of the page; the name is the registration's.

    `shows_name` is the person's agreement to be named, by first name and initial, to whoever types the code.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attestations")
    registration = models.OneToOneField(
        Registration, on_delete=models.SET_NULL, null=True, related_name="attestation"
    )
    made_at = models.DateTimeField()
    language = models.CharField(max_length=10, choices=languages)
    title = models.CharField(max_length=255)
    organisation = models.CharField(max_length=255, blank=True)
    place = models.CharField(max_length=400, blank=True)
    skills = models.JSONField(default=list)
    first_on = models.DateField()
    last_on = models.DateField()
    dates = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveIntegerField()
    shows_name = models.BooleanField(default=False)
    holder = models.CharField(max_length=32, blank=True, db_index=True)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def shown_code(self) -> str:
        """The code in groups, as one reads and types it."""
        return "-".join(self.code[at : at + CODE_GROUP] for at in range(0, CODE_LENGTH, CODE_GROUP))

    @property
    def full_name(self) -> str:
        """The name while it is kept; "" once it was erased."""
        return self.registration.full_name if self.registration else ""

    @property
    def public_name(self) -> str:
        """First name and initial, where the person agreed and the name was not erased."""
        if not (self.shows_name and self.full_name):
            return ""
        initial = self.registration.last_name[:1].upper()
        return f"{self.registration.first_name} {initial}." if initial else self.registration.first_name

    @property
    def agreements(self) -> dict[str, bool]:
        """What the person agreed to, as the form asks it."""
        return {"shows_name": self.shows_name, "in_passport": bool(self.holder)}

    @property
    def is_withdrawn(self) -> bool:
        """Whether the attendance was corrected since: the person was not there."""
        return self.registration is not None and self.registration.attendance == Attendance.ABSENT


class PassportLetter(Letter):
    """The link to somebody's attestations; the address is forgotten once it left."""

    forgotten: ClassVar[dict[str, str]] = {"email": ""}

    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, choices=languages)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter of a passport")
        verbose_name_plural = _("letters of passports")
