"""What the standard library and common frameworks do, where the program's own flow depends on it.

Models are keyed by dotted name. A name without a model is called and gives a result that is
known by that name: `External`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library import (
    builtin_functions,
    concurrency,
    container_methods,
    functional,
    generated,
)
from lintkit.program.library.tables import RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.calls import Call
    from lintkit.program.library.support import Model
    from lintkit.program.link import Link


class Library:
    """The models, by symbol.

    Attributes:
        models: what calling a symbol does.
        results: what a plain call of a symbol gives, where that is known by another name.
        silent: symbols whose calls are steps of a model and no edges.
    """

    models: Mapping[str, Model] = {
        **builtin_functions.MODELS,
        **container_methods.MODELS,
        **functional.MODELS,
        **concurrency.MODELS,
        **generated.MODELS,
    }
    results: Mapping[str, str] = RESULTS
    silent = container_methods.RESUMING | {functional.PASSING}

    def generated_init(self, link: Link, call: Call, number: int) -> bool:
        """Sets the fields of a dataclass or model; False where the class is none."""
        return generated.initialize(link, call, number)

    def field_names(self, link: Link, class_: int) -> list[str]:
        """The fields of a dataclass or model in order."""
        return [name for name, _ in generated.fields(link, class_)]
