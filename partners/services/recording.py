"""Keeps the history of a sheet whole where it is changed without a form."""

from partners.keys import Sheet


def record(sheet: Sheet) -> None:
    """Write a revision of a saved sheet that has some, unless a draft waits in it.

    Whoever goes back to the newest revision would else bring back what it said before.
    """
    if not sheet.latest_revision_id or sheet.has_unpublished_changes:
        return
    revision = sheet.save_revision(clean=False, changed=False)
    rows = type(sheet).objects.filter(pk=sheet.pk)
    rows.update(live_revision=revision, last_published_at=revision.created_at)
