"""What other apps tell on the overview of an organisation: who is registered where, for one."""

from collections.abc import Callable
from dataclasses import dataclass

from partners.models import Organisation


@dataclass(frozen=True, slots=True)
class Block:
    """A template and what it shows of an organisation; None shows nothing."""

    template: str
    context: Callable[[Organisation], dict[str, object] | None]
    order: int = 50


@dataclass(frozen=True, slots=True)
class Told:
    template: str
    context: dict[str, object]


_blocks: dict[str, Block] = {}


def register(block: Block) -> None:
    """Show a block on every overview. Called once, when the app is ready."""
    _blocks[block.template] = block


def blocks_of(organisation: Organisation) -> list[Told]:
    """Return the blocks that have something to tell, in order."""
    told = (
        (one.template, one.context(organisation))
        for one in sorted(_blocks.values(), key=lambda one: one.order)
    )
    return [Told(template, context) for template, context in told if context is not None]
