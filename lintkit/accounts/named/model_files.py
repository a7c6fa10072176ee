"""Models that files of configuration name: which is asked is then up to whoever reads the file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.catalogue import ANY_PROVIDER
from lintkit.model import Named, Step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lintkit.catalogue import Catalogue, ModelVerdict

_MOST_FILES = 100  # that are told of one model


def model_files(
    found: Iterable[tuple[str, str, int]], catalogue: Catalogue, today: date, horizon_days: int
) -> tuple[Named, ...]:
    """The ids that a list or a pattern knows, each once, what is shut down first at the top.

    Args:
        found: what may be an id, path below the root and line.
        catalogue: what is known of models.
        today: the day on which they are judged.
        horizon_days: how many days ahead a retirement counts.
    """
    places: dict[str, dict[str, Step]] = defaultdict(dict)
    for name, path, line in found:
        places[name].setdefault(path, Step(path, line, ""))
    told: list[tuple[str, Named]] = []
    for name, files in sorted(places.items()):
        verdict = catalogue.model_state(ANY_PROVIDER, name, today, horizon_days)
        if verdict.state not in ("unknown", "unmanaged"):
            first, *others = files.values()
            one = Named(name, _words(verdict), first, tuple(others[: _MOST_FILES - 1]))
            told.append((_when(verdict), one))
    return tuple(one for _, one in sorted(told))


def _when(verdict: ModelVerdict) -> str:
    """The day on which it stops to answer, to sort by: what is known comes first."""
    return verdict.retires.isoformat() if verdict.retires is not None else "never"


def _words(verdict: ModelVerdict) -> str:
    if verdict.retires is None:
        return f"{verdict.provider}, {verdict.state}"
    how = "retired since" if verdict.state == "retired" else "served until"
    source = f" ({verdict.source})" if verdict.source else ""
    return f"{verdict.provider}, {how} {verdict.retires}{source}"
