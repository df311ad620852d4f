"""One row: a token that changes with what all pages share, and one with all that any page shows."""

from secrets import token_hex

from django.db import models


def new_token() -> str:
    return token_hex(8)


class ContentState(models.Model):
    """Written by `network.content.state` alone."""

    version = models.CharField(max_length=32, default=new_token)
    shown = models.CharField(max_length=32, default=new_token)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="content_state_single")]

    def __str__(self) -> str:
        return self.version
