"""Options of an SDK that a program sets for all its calls: `litellm.request_timeout = 30`."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, externals
from lintkit.ir import SetAttr
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program


class ModuleSettings:
    """Where a program sets options on modules it imports; test files do not count."""

    def __init__(self, program: Program, is_test: Callable[[str], bool]) -> None:
        self._program = program
        self._is_test = is_test

    def places(self, parameter: Parameter) -> tuple[tuple[Site, Place], ...]:
        """The sites that set an option, and where the values stand."""
        symbol = ".".join((parameter.name, *parameter.keys))
        if parameter.position is None:
            function, _, keyword = symbol.rpartition(".")
            by_keyword = (
                (site, place)
                for site in self._called[function]
                for place in argument(self._program.arguments(site), keyword)
            )
            return (*self._assigned[symbol], *by_keyword)
        return tuple(
            (site, place)
            for site in self._called[symbol]
            for place in argument(self._program.arguments(site), "", parameter.position)
        )

    def assigned(self, symbol: str) -> tuple[Place, ...]:
        """The values that a program assigns to a module's attribute, by its dotted path."""
        return tuple(place for _, place in self._assigned[symbol])

    def replaced(self, library: str, path: str, *, is_async: bool) -> Iterator[Place]:
        """What a program puts into the class of a library that has a call, in the place of that.

        Args:
            library: the package that a program imports.
            path: of the call, from the client: `chat.completions.create`.
            is_async: whether the class is the one for event loops.
        """
        *_, owner, method = ("", *path.split("."))
        name = ("async" if is_async else "") + owner.replace("_", "")
        for symbol in self._on_classes:
            is_it = symbol.lower().endswith(f".{name}.{method.lower()}")
            if is_it and symbol.startswith(f"{library}."):
                yield from self.assigned(symbol)

    def called(self, symbol: str) -> tuple[Site, ...]:
        """The sites that call something by its dotted path."""
        return tuple(self._called[symbol])

    @cached_property
    def _assigned(self) -> dict[str, list[tuple[Site, Place]]]:
        found: dict[str, list[tuple[Site, Place]]] = defaultdict(list)
        for ref in self._program.codes():
            if self._is_test(ref.path):
                continue
            for position, instruction in enumerate(self._program.code(ref).instructions):
                if isinstance(instruction, SetAttr):
                    for value in externals(self._program, Place(ref, instruction.object)):
                        symbol = f"{value.symbol}.{instruction.name}"
                        found[symbol].append((Site(ref, position), Place(ref, instruction.value)))
        return found

    @cached_property
    def _on_classes(self) -> tuple[str, ...]:
        """The attributes of classes, or of what is made of them, that are assigned."""
        return tuple(one for one in self._assigned if one.split(".")[-2][:1].isupper())

    @cached_property
    def _called(self) -> dict[str, list[Site]]:
        found: dict[str, list[Site]] = defaultdict(list)
        for site, _ in self._program.calls():
            for value in self._program.callees(site):
                if isinstance(value, External) and not self._is_test(site.code.path):
                    found[value.symbol].append(site)
        return found
