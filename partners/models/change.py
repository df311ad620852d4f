"""What harvesters have to be told: each sheet once, at its latest change, under a number that only grows."""

from typing import Self

from django.db import models


class Happened(models.TextChoices):
    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"


class ChangeQuerySet(models.QuerySet["Change"]):
    def since(self, number: int) -> Self:
        return self.filter(number__gt=number).order_by("number")


class Change(models.Model):
    """`sheet` is its key, `place:12`; `digest` of what the public reads, empty once it reads nothing."""

    sheet = models.CharField(max_length=40, unique=True)
    slug = models.CharField(max_length=120)
    number = models.PositiveBigIntegerField(unique=True)
    happened = models.CharField(max_length=10, choices=Happened.choices)
    digest = models.CharField(max_length=16, blank=True)
    changed_at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "change"
        verbose_name_plural = "changes"

    def __str__(self) -> str:
        return f"{self.number} {self.sheet}"


class LastNumber(models.Model):
    """The one row that whoever notes a change holds until their transaction ends: numbers never cross."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "last number of a change"
        verbose_name_plural = "last numbers of changes"

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the last number given, 0 before the first."""
        return cls.objects.values_list("number", flat=True).first() or 0
