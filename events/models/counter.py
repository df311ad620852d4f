"""A number that only the services of seats move: saving a row read a while ago leaves it as it is."""

from django.db import models


class CounterField(models.PositiveIntegerField):
    """Starts at nought, and moves by `QuerySet.update(name=F("name") + 1)` only."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options | {"default": 0, "editable": False})

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        # An editor's form was opened before the last people registered: it must not write their seats away.
        return super().pre_save(model_instance, add) if add else models.F(self.attname)
