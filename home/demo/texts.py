"""The texts of the demonstration, in TOML files beside this one."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Texts = dict[str, Any]


@cache
def read(name: str) -> Texts:
    """Return the content of `name`.toml."""
    with (HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
