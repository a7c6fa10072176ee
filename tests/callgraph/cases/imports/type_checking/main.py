"""A name imported for annotations alone, its object handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import store

if TYPE_CHECKING:
    from store import Store


def run(target: Store) -> None:
    target.save()


run(store.Store())
