"""What a person agreed to let us tell, until when, and the proof of it; never shown in public."""

from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.testimonials.days import today, years_after
from home.testimonials.enums import Use
from home.testimonials.proofs import private_storage, proof_path, validate_proof_name, validate_proof_size
from partners.fields import ListField

LONGEST_YEARS = 5
WARNED_DAYS = 30


class ConsentQuerySet(models.QuerySet["Consent"]):
    def valid(self, day: date) -> Self:
        """Consents that hold on a day: begun, not withdrawn, not past their last day."""
        return self.filter(agreed_on__lte=day, until__gte=day, withdrawn_on=None)

    def covering(self, use: Use) -> Self:
        return self.filter(uses__has=use)

    def ending(self, day: date, days: int = WARNED_DAYS) -> Self:
        """Valid consents whose last day comes within so many days."""
        return self.valid(day).filter(until__lte=day + timedelta(days=days)).order_by("until", "pk")

    def in_use(self) -> Self:
        """Consents that a published story relies on."""
        stories = self.model._meta.get_field("testimonials").related_model.objects
        return self.filter(pk__in=stories.filter(live=True).values("consent"))

    def not_warned(self) -> Self:
        """Consents whose last day, as it is now, staff was not warned of."""
        return self.exclude(warned_until=F("until"))

    def mark_warned(self) -> int:
        return self.update(warned_until=F("until"))

    def over(self, day: date) -> Self:
        """Consents withdrawn, or past their last day."""
        return self.filter(Q(until__lt=day) | Q(withdrawn_on__isnull=False))

    def over_before(self, day: date) -> Self:
        """Consents that ended, in whichever way, before a day."""
        return self.filter(Q(until__lt=day) | Q(withdrawn_on__lt=day))

    def with_personal_data(self) -> Self:
        return self.filter(erased_on=None)


class Consent(models.Model):
    """A consent, shared by all the languages of a story."""

    person = models.CharField(_("who agreed"), max_length=150)
    contact = models.CharField(
        _("how to reach the person"),
        max_length=200,
        blank=True,
        help_text=_("Phone, e-mail or address. Never shown to the public."),
    )
    scope = models.TextField(
        _("what was agreed"), help_text=_("In the words of the paper the person signed, or of your e-mails.")
    )
    uses = ListField(
        _("where it may be told"),
        vocabulary=Use,
        help_text=_("A story is published only with a consent to this site."),
    )
    agreed_on = models.DateField(_("agreed on"))
    until = models.DateField(
        _("until"),
        help_text=_("The last day, five years after at most. The story leaves the site by itself."),
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, editable=False)
    proof = models.FileField(
        _("proof"),
        storage=private_storage,
        upload_to=proof_path,
        blank=True,
        validators=[validate_proof_name, validate_proof_size],
        help_text=_("The signed paper or the e-mail, as a file. Moderators alone can open it."),
    )
    warned_until = models.DateField(
        null=True, editable=False, help_text="The last day that staff was warned of."
    )
    erased_on = models.DateField(null=True, editable=False, help_text="When its personal data was erased.")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["until", "pk"]
        permissions = [("see_proof_consent", "Can open the proof of a consent")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("agreed_on")),
                name="consent_ends_after_it_begins",
                violation_error_message=_("The last day must come after the day of the consent."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("agreed_on")),
                name="consent_withdrawn_after_it_begins",
                violation_error_message=_("A consent cannot be withdrawn before it was given."),
            ),
            models.CheckConstraint(
                condition=Q(erased_on=None) | Q(person="", contact="", proof=""),
                name="consent_erased_holds_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self._meta.verbose_name} – {self.state(today())}"

    def is_valid(self, day: date) -> bool:
        """Tell of one consent what `ConsentQuerySet.valid` tells of many."""
        return self.agreed_on <= day <= self.until and self.withdrawn_on is None

    def covers(self, use: Use) -> bool:
        return use in self.uses

    def state(self, day: date) -> str:
        """Return in words whether it holds on a day."""
        if self.withdrawn_on:
            return _("withdrawn on %(day)s") % {"day": date_format(self.withdrawn_on)}
        if self.until < day:
            return _("ended on %(day)s") % {"day": date_format(self.until)}
        return _("valid until %(day)s") % {"day": date_format(self.until)}

    def clean(self) -> None:
        super().clean()
        if not self.agreed_on or not self.until:
            return
        if self.agreed_on > today():
            raise ValidationError({"agreed_on": _("This day has not come yet.")})
        if self.until <= self.agreed_on:
            raise ValidationError({"until": _("The last day must come after the day of the consent.")})
        if self.until > years_after(self.agreed_on, LONGEST_YEARS):
            raise ValidationError({"until": _("Five years at most: then ask the person again.")})
