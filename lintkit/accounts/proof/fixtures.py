"""The fixtures that pytest runs for a test: those it asks for, theirs in turn, the automatic.

Of several of one name the nearest is run: of the class, of the module, of a `conftest.py` in its
folder or further up, of a plugin. One that asks for its own name gets the next.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.proof.decorations import decorations, marks, texts
from lintkit.accounts.reading import argument
from lintkit.ir import MODULE_CODE, Call, GetAttr, StoreName
from lintkit.program.library.fixtures import FIXTURES
from lintkit.program.values import CodeRef, Constant, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lintkit.program.program import Program

_USING = "pytest.mark.usefixtures"
_ASKING = "getfixturevalue"
_PLUGINS = "pytest_plugins"


class Fixtures:
    """The fixtures of a program.

    Args:
        refs: the code of its tests.
    """

    def __init__(self, program: Program, refs: Sequence[CodeRef]) -> None:
        self._program = program
        self._automatic: set[CodeRef] = set()
        self._names: dict[CodeRef, str] = {}
        self._seen: dict[str, tuple[str, ...]] = {}
        self._brought: dict[str, dict[str, list[CodeRef]]] = {}
        for ref in refs:
            self._note(ref)
        self._paths = frozenset(ref.path for ref in refs)

    @property
    def refs(self) -> Collection[CodeRef]:
        """The code of all fixtures."""
        return self._names.keys()

    def name(self, ref: CodeRef) -> str:
        """The name by which a code is asked for: of a fixture its own, if it has one."""
        return self._names.get(ref, self._program.code(ref).name)

    def of(self, test: CodeRef, classes: Sequence[CodeRef]) -> Iterator[CodeRef]:
        """The fixtures that are run for a test.

        Args:
            test: the code of the test.
            classes: the class that it is run for and those that this inherits from, if any.
        """
        seen: set[CodeRef] = set()
        waiting = [
            fixture
            for name in self._automatic_names
            for fixture in self._nearest(name, test, classes)[:1]
            if fixture in self._automatic
        ]
        for name in (*self._asked(test), *self._used(test, classes)):
            waiting += self._nearest(name, test, classes)[:1]
        while waiting:
            fixture = waiting.pop(0)
            if fixture in seen:
                continue
            seen.add(fixture)
            yield fixture
            for name in self._asked(fixture):
                found = self._nearest(name, test, classes)
                after = found.index(fixture) + 1 if fixture in found else 0
                waiting += found[after : after + 1]

    def paths_seen(self, path: str) -> tuple[str, ...]:
        """The files whose fixtures tests of a file see, the nearest first."""
        if path not in self._seen:
            shared = [one for one in self._paths if one != path and _is_shared(one, path)]
            self._seen[path] = (path, *sorted(shared, key=lambda one: (-one.count("/"), one)))
        return self._seen[path]

    # --- what there is ----------------------------------------------------------------------
    def _note(self, ref: CodeRef) -> None:
        for site, symbol in decorations(self._program, ref):
            if not symbol.startswith(FIXTURES):
                continue
            made = None if site is None else self._program.instruction(site)
            keywords = self._program.arguments(site).keywords if site and made else {}
            names = list(texts(self._program, keywords.get("name", ())))
            self._names[ref] = names[0] if names else self._program.code(ref).name
            said = [v for place in keywords.get("autouse", ()) for v in self._program.values(place)]
            if "autouse" in keywords and said != [Constant(value=False)]:
                self._automatic.add(ref)

    @cached_property
    def _automatic_names(self) -> list[str]:
        return list(dict.fromkeys(self._names[ref] for ref in sorted(self._automatic)))

    @cached_property
    def _defined(self) -> dict[tuple[str, int], dict[str, list[CodeRef]]]:
        """Fixtures by path and class, or module, and by name."""
        found: dict[tuple[str, int], dict[str, list[CodeRef]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for ref, name in self._names.items():
            found[ref.path, self._program.code(ref).parent][name].append(ref)
        return found

    def _nearest(self, name: str, test: CodeRef, classes: Sequence[CodeRef]) -> list[CodeRef]:
        """The fixtures of a name that a test sees, the nearest first."""
        found: dict[CodeRef, None] = {}
        for path, index in (
            *((one.path, one.index) for one in classes),
            *((path, MODULE_CODE) for path in self.paths_seen((classes or (test,))[0].path)),
        ):
            here = self._defined.get((path, index), {}).get(name, ())
            found |= dict.fromkeys(reversed(here))
            if index == MODULE_CODE:
                found |= dict.fromkeys(self._brought_to(path).get(name, ()))
        return list(found)

    def _brought_to(self, path: str) -> dict[str, list[CodeRef]]:
        """The fixtures that a file imports, or names plugins that have them."""
        if path not in self._brought:
            found: dict[str, list[CodeRef]] = defaultdict(list)
            body = CodeRef(path, MODULE_CODE)
            for instruction in self._program.code(body).instructions:
                if not isinstance(instruction, StoreName):
                    continue
                place = Place(body, instruction.value)
                if instruction.name == _PLUGINS:
                    for plugin in texts(self._program, [place]):
                        owner = self._program.imported(path, plugin)
                        for name, refs in self._defined.get((owner or "", MODULE_CODE), {}).items():
                            found[name] += refs
                    continue
                for value in self._program.values(place):
                    if isinstance(value, Function) and value.code in self._names:
                        found[self._names[value.code]].append(value.code)
            self._brought[path] = found
        return self._brought[path]

    # --- what is asked for ------------------------------------------------------------------
    def _asked(self, ref: CodeRef) -> Iterator[str]:
        """The names that a test or fixture asks for, by its parameters and in its code."""
        code = self._program.code(ref)
        yield from (parameter.name for parameter in code.parameters)
        asking = {
            one.target
            for one in code.instructions
            if isinstance(one, GetAttr) and one.name == _ASKING
        }
        for position, instruction in enumerate(code.instructions):
            if isinstance(instruction, Call) and instruction.callee in asking:
                given = argument(self._program.arguments(Site(ref, position)), "argname", 0)
                yield from texts(self._program, given)

    def _used(self, test: CodeRef, classes: Iterable[CodeRef]) -> Iterator[str]:
        """The names that marks of a test, its classes and its file give."""
        found = dict.fromkeys(marks(self._program, test))
        for class_ in classes:
            found |= dict.fromkeys(marks(self._program, class_))
        for site, symbol in found:
            if site is not None and symbol.startswith(_USING):
                yield from texts(self._program, self._program.arguments(site).positional)


def _is_shared(conftest: str, path: str) -> bool:
    folder, _, name = f"/{conftest}".rpartition("/")
    return name == "conftest.py" and f"/{path}".startswith(f"{folder}/")
