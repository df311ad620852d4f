"""A query string whose unknown names are refused instead of passed over."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, ValidationInfo, model_validator


class StrictQuery(Schema):
    """Base of the schemas of query strings: an unknown name is a 422 that names it.

    ninja hands a schema only the names it knows, which leaves `extra="forbid"` nothing to
    forbid; the others are given back here before pydantic looks.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def give_back_unknown_names(cls, values: Any, info: ValidationInfo) -> Any:
        """Return `values` with the names of the request that the schema does not have."""
        if not isinstance(values, dict) or not info.context:
            return values
        known = {field.alias or name for name, field in cls.model_fields.items()}
        asked = info.context["request"].GET
        return values | {name: asked[name] for name in asked if name not in known}
