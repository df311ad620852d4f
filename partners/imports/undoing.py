"""Takes back what a row of an import did to a sheet, unless somebody has changed it since."""

from collections.abc import Callable, Mapping

from django.db import models
from django.utils.translation import gettext as _

from partners.imports.kinds import as_json
from partners.models import ImportedRow
from partners.models.listed import Listed

StateOf = Callable[[Listed], Mapping[str, object]]


def reason_to_leave(sheet: Listed | None, row: ImportedRow) -> str:
    """Return why an organisation may not take back what a row did to a sheet, or nothing."""
    if sheet is None:
        return _("is no longer here")
    if sheet.organisation_id != row.run.organisation_id:
        return _("belongs to another organisation now: left as it is")
    if sheet.merged_into_id:
        return _("was merged into “%(name)s”: left as it is") % {"name": sheet.stands_for.name}
    return ""


def take_down(sheet: Listed | None, row: ImportedRow, state: StateOf) -> str:
    """Delete a sheet that an import made; take it down where something hangs on it. Return why it stays."""
    if reason := reason_to_leave(sheet, row):
        return reason
    if as_json(state(sheet)) != row.after or sheet.latest_revision_id:
        return _("was changed since: left as it is")
    if is_used(sheet):
        sheet.unpublish()
        return _("is used elsewhere: taken down, not deleted")
    sheet.delete()
    return ""


def put_back(sheet: Listed | None, row: ImportedRow, state: StateOf, record: Callable[[Listed], None]) -> str:
    """Give a sheet the values it had before; return why it keeps those of the import."""
    if reason := reason_to_leave(sheet, row):
        return reason
    if as_json(state(sheet)) != row.after:
        return _("was changed since: left as it is")
    for name, value in row.before.items():
        setattr(sheet, name, _value(sheet._meta.get_field(name), value))
    sheet.save()
    record(sheet)
    return ""


def _value(field: models.Field, kept: object) -> object:
    """Return what a field holds, from how it was kept: the rows of a relation by their keys."""
    if field.many_to_many:
        return list(field.related_model._base_manager.filter(pk__in=kept))
    return field.to_python(kept)


def is_used(sheet: models.Model) -> bool:
    """Return whether any other row points at this one."""
    return any(
        link.related_model._base_manager.filter(**{link.field.name: sheet}).exists()
        for link in sheet._meta.related_objects
    )
