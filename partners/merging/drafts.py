"""Drafts that name a merged sheet: published later, they must not bring it back."""

from collections.abc import Collection, Iterator, Mapping

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Revision, RevisionMixin

Path = tuple[str, ...]


def rewrite(key: models.ForeignKey, old: Collection[int], new: int) -> list[dict[str, object]]:
    """Let the newest revisions name `new` in the place of `old`; return what they said before."""
    changed = []
    for owner, path in _owners(key):
        for revision in _newest(owner, path, old):
            before = revision.content.get(path[0])
            after = _swapped(before, path[1:], old, new)
            if after != before:
                _write(revision, path[0], after)
                changed.append({"revision": revision.pk, "name": path[0], "before": before, "after": after})
    return changed


def put_back(changes: Collection[Mapping[str, object]]) -> None:
    """Let revisions that still say what the merge wrote say again what they said before."""
    for change in changes:
        revision = Revision.objects.filter(pk=change["revision"]).first()
        if revision and revision.content.get(change["name"]) == change["after"]:
            _write(revision, change["name"], change["before"])


def _write(revision: Revision, name: str, value: object) -> None:
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {name: value})


def _owners(key: models.ForeignKey) -> Iterator[tuple[type[models.Model], Path]]:
    """Return the model whose revisions hold a key, and the way to it inside their content."""
    model, meta = key.model, key.model._meta
    parental = next((one for one in meta.fields if isinstance(one, ParentalKey)), None)
    if meta.auto_created:
        for field in meta.auto_created._meta.local_many_to_many:
            is_ours = field.remote_field.through is model and field.related_model is key.related_model
            if is_ours and issubclass(meta.auto_created, RevisionMixin):
                yield meta.auto_created, (field.name,)
    elif parental:
        if issubclass(parental.related_model, RevisionMixin):
            yield parental.related_model, (parental.remote_field.related_name, key.name)
    elif issubclass(model, RevisionMixin):
        yield model, (key.name,)


def _newest(owner: type[models.Model], path: Path, old: Collection[int]) -> Iterator[Revision]:
    latest = owner._base_manager.exclude(latest_revision=None).order_by().values("latest_revision")
    revisions = Revision.objects.filter(pk__in=latest)
    if len(path) == 1 and not owner._meta.get_field(path[0]).many_to_many:
        revisions = revisions.filter(**{f"content__{path[0]}__in": list(old)})
    return revisions.iterator()


def _swapped(value: object, path: Path, old: Collection[int], new: int) -> object:
    if isinstance(value, list):
        swapped = [_swapped(one, path, old, new) for one in value]
        return list(dict.fromkeys(swapped)) if not path else swapped  # keys stand once in a list
    if isinstance(value, dict) and path:
        return value | {path[0]: _swapped(value.get(path[0]), path[1:], old, new)}
    return new if value in old and not path else value
