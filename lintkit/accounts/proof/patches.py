"""What a test replaces: attributes of modules, of classes, of SDKs."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.decorations import own_decorations
from lintkit.accounts.proof.overriding import overrides
from lintkit.accounts.reading import argument
from lintkit.ir import MODULE_CODE, Call, Return, SetAttr, SetItem, StoreName
from lintkit.program.values import (
    Class,
    CodeRef,
    Constant,
    External,
    Function,
    Instance,
    ModuleValue,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.proof.ways import Way
    from lintkit.catalogue.doubles import Doubles
    from lintkit.ir import Code
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_BY_PATH = ("patch",)
_ON_OBJECT = ("patch.object", "setattr")
_SEVERAL = "patch.multiple"
_OPTIONS = frozenset({"target", "spec", "spec_set", "create", "autospec", "new_callable"})
_PUT = ("new", "value")
_RUN = "side_effect"
_RETURNED = "return_value"
_WRAPS = "wraps"
_NAMESPACE = "types.SimpleNamespace"
_DOUBLES = ("unittest.mock.", "mock.", "mocker.", "pytest_mock.")


class Patch(Struct, frozen=True):
    """An attribute that a test replaces.

    Attributes:
        name: the last part of its path.
        owner: path of the module of the program that holds it; empty where that is not known.
        qualname: where it stands in that module, "Client.ask".
        outside: it belongs to a library, so that the program's own code still runs.
        target: the path that the test names, where it names one.
        everywhere: the function itself is replaced, by whatever name a file knows it.
    """

    name: str
    owner: str = ""
    qualname: str = ""
    outside: bool = False
    target: str = ""
    everywhere: bool = False

    def cuts(self, program: Program, caller: CodeRef, way: Way) -> bool:
        """Whether it surely replaces what `caller` would call."""
        if not self.may_replace_code:
            return False
        code = program.code(way.callee)
        if self.holds(code) and way.callee.path == self.owner:
            return True
        if way.asked == self.name and way.callee.path == self.owner:
            # a method of a library's base stands between, and is what is replaced
            return self.qualname.rpartition(".")[0] == code.qualname.rpartition(".")[0]
        return caller.path == self.owner and self.qualname in code.qualname.split(".")

    @property
    def may_replace_code(self) -> bool:
        """Whether it stands in the program, by a place that is known."""
        return bool(self.owner) and not self.outside

    def holds(self, code: Code) -> bool:
        """Whether a code of the same file stands in what is replaced."""
        return f"{code.qualname}.".startswith(f"{self.qualname}.")


class Patches:
    """Reads the patches in the code of tests."""

    def __init__(self, program: Program, doubles: Doubles) -> None:
        self._program = program
        self._doubles = doubles

    def of(self, sites: Iterable[Site]) -> Iterator[Patch]:
        """The patches that are made at these calls."""
        for site in sites:
            yield from self._assigned(site)
            yield from self._overridden(site)
            if _WRAPS in self._program.arguments(site).keywords:
                continue  # a double that does what it stands for
            for symbol in self.symbols(site):
                if symbol.endswith(_SEVERAL):
                    yield from self._several(site)
                elif symbol.endswith(_ON_OBJECT):
                    yield from self._on_object(site, dotted="setattr" in symbol)
                elif symbol.endswith(_BY_PATH):
                    yield from self._by_path(site, 0)

    def _assigned(self, site: Site) -> Iterator[Patch]:
        """`engine.query = AsyncMock(…)`: a double on an object of the program, or a function."""
        written = self._program.instruction(site)
        if not isinstance(written, SetAttr):
            return
        made = self._program.definition(Place(site.code, written.value))
        is_double = made is not None and any(map(_is_double, self.symbols(made)))
        if not (is_double or self._is_own_function(written, site)):
            return
        for value in self._program.values(Place(site.code, written.object)):
            if isinstance(value, (Class, Instance, ModuleValue)):
                yield self._attribute(value, written.name)

    def _is_own_function(self, written: SetAttr, site: Site) -> bool:
        """Whether a function that a file of tests defines itself is put on what is no double."""
        owners = self._program.values(Place(site.code, written.object))
        values = self._program.values(Place(site.code, written.value))
        return (
            any(isinstance(owner, (Class, Instance, ModuleValue)) for owner in owners)
            and bool(values)
            and all(isinstance(v, Function) and v.code.path == site.code.path for v in values)
        )

    def _overridden(self, site: Site) -> Iterator[Patch]:
        for ref in sorted(self.overridden([site])):
            code = self._program.code(ref)
            yield Patch(code.name, ref.path, code.qualname, everywhere=True)

    def overridden(self, sites: Iterable[Site]) -> frozenset[CodeRef]:
        """The dependencies of the program in whose place FastAPI calls something else."""
        return frozenset(
            value.code
            for site in sites
            for key, _ in overrides(self._program, site)
            for value in self._program.values(key)
            if isinstance(value, Function)
        )

    def overriding(self, site: Site) -> Iterator[CodeRef]:
        """What FastAPI calls instead of a dependency, where a site says so."""
        for _, put in overrides(self._program, site):
            for value in self._program.values(put):
                if isinstance(value, Function):
                    yield value.code

    def is_unclear(self, site: Site) -> bool:
        """Whether a call replaces something, and what cannot be told."""
        symbols = self.symbols(site)
        return (
            any(s.endswith((*_ON_OBJECT, *_BY_PATH)) for s in symbols)
            and _WRAPS not in self._program.arguments(site).keywords
            and not any(True for _ in self.of([site]))
        )

    def fakes(self, sites: Iterable[Site]) -> Iterator[CodeRef]:
        """The functions of the program that doubles run in the place of others.

        Args:
            sites: calls, and assignments to attributes and items, in the code of tests.
        """
        for site in sites:
            for value in self.put(site):
                if isinstance(value, Function):
                    yield value.code

    def put(self, site: Site) -> Iterator[AbstractValue]:
        """What an instruction of tests puts in the place of something, as far as it is seen."""
        for place in self._put(site):
            yield from self._program.values(place)

    def given(self, site: Site) -> Iterator[AbstractValue]:
        """The same, and what it gives in turn: `return_value=fake`, `lambda: fake_client`."""
        waiting = [*self.put(site), *self._returned_by(site)]
        seen = set(waiting)
        while waiting:
            value = waiting.pop()
            yield value
            new = [one for one in self._given_by(value) if one not in seen]
            seen.update(new)
            waiting += new

    def _returned_by(self, site: Site) -> Iterator[AbstractValue]:
        instruction = self._program.instruction(site)
        places: Iterable[Place] = ()
        if isinstance(instruction, SetAttr) and instruction.name == _RETURNED:
            places = [Place(site.code, instruction.value)]
        elif isinstance(instruction, Call):
            places = self._program.arguments(site).keywords.get(_RETURNED, ())
        for place in places:
            yield from self._program.values(place)

    def _given_by(self, value: AbstractValue) -> Iterator[AbstractValue]:
        places: Iterable[Place] = ()
        if isinstance(value, Function):
            instructions = self._program.code(value.code).instructions
            returns = (one for one in instructions if isinstance(one, Return) and one.value >= 0)
            places = [Place(value.code, one.value) for one in returns]
        elif isinstance(value, External) and (
            value.origin and (value.symbol == _NAMESPACE or _is_double(value.symbol))
        ):
            places = chain.from_iterable(self._program.arguments(value.origin).keywords.values())
        for place in places:
            yield from self._program.values(place)

    def _put(self, site: Site) -> Iterator[Place]:
        yield from (put for _, put in overrides(self._program, site))
        instruction = self._program.instruction(site)
        if isinstance(instruction, SetAttr):
            if instruction.name == _RUN or self._is_own_function(instruction, site):
                yield Place(site.code, instruction.value)
            return
        if isinstance(instruction, SetItem):
            return
        bound = self._program.arguments(site)
        symbols = self.symbols(site)
        is_patch = any(symbol.endswith((*_ON_OBJECT, *_BY_PATH)) for symbol in symbols)
        is_double = any(map(_is_double, symbols))  # `Mock(json=lambda: {…})`
        is_several = any(symbol.endswith(_SEVERAL) for symbol in symbols)
        for name, places in bound.keywords.items():
            is_put = (is_patch and name in _PUT) or (is_several and name not in _OPTIONS)
            if is_double or name == _RUN or is_put:
                yield from places
        yield from bound.positional[1:] if is_patch else ()
        for symbol in symbols:
            double = self._doubles.at(symbol)
            for one in double.feeds if double else ():
                yield from argument(bound, one.name, one.position)

    def handing(self, place: Place) -> Site | None:
        """The patch around a test that hands it the double in a parameter, the innermost first."""
        code = self._program.code(place.code)
        registers = [one.register for one in code.parameters]
        if place.register not in registers:
            return None
        is_method = self._program.code(CodeRef(place.code.path, code.parent)).kind == "class"
        index = registers.index(place.register) - is_method
        handing = [
            site
            for site, symbol in reversed(list(own_decorations(self._program, place.code)))
            if site is not None and self._hands(site, symbol)
        ]
        return handing[index] if 0 <= index < len(handing) else None

    def _hands(self, site: Site, symbol: str) -> bool:
        """Whether a decorator is a patch to which the test does not say what it puts there."""
        is_on_object = symbol.endswith(_ON_OBJECT)
        given = self._program.arguments(site)
        return (is_on_object or symbol.endswith(_BY_PATH)) and not (
            "new" in given.keywords or len(given.positional) > 1 + is_on_object
        )

    def symbols(self, site: Site) -> tuple[str, ...]:
        """What a call of a library's double calls, "unittest.mock.patch.object"."""
        call = self._program.instruction(site)
        if not isinstance(call, Call):
            return ()
        return tuple(v.symbol for v in self._program.callees(site) if isinstance(v, External))

    def _on_object(self, site: Site, *, dotted: bool) -> Iterator[Patch]:
        bound = self._program.arguments(site)
        names = self._texts(argument(bound, "attribute", 1) or argument(bound, "name", 1))
        if dotted and len(bound.positional) < 3:  # noqa: PLR2004  `setattr("a.b", value)`
            yield from self._by_path(site, 0)
        for place in argument(bound, "target", 0):
            for name in names:
                for value in self._program.values(place) or (None,):
                    yield self._attribute(value, name)

    def _several(self, site: Site) -> Iterator[Patch]:
        """`patch.multiple(app, client=fake, log=DEFAULT)`: each name that it is given."""
        bound = self._program.arguments(site)
        for place in argument(bound, "target", 0):
            for name in sorted(bound.keywords.keys() - _OPTIONS):
                for value in self._program.values(place) or (None,):
                    if isinstance(value, Constant):
                        yield self._of_path(f"{value.value}.{name}", site.code.path)
                    else:
                        yield self._attribute(value, name)

    def _attribute(self, value: object, name: str) -> Patch:
        if isinstance(value, External):
            return Patch(name, outside=True, target=f"{value.symbol}.{name}")
        if isinstance(value, ModuleValue):
            return Patch(name, value.path, name)
        if isinstance(value, (Class, Instance)):
            ref = value.code if isinstance(value, Class) else value.class_
            return Patch(name, ref.path, f"{self._program.code(ref).qualname}.{name}")
        return Patch(name)

    def _by_path(self, site: Site, position: int) -> Iterator[Patch]:
        bound = self._program.arguments(site)
        for path in self._texts(argument(bound, "target", position)):
            yield self._of_path(path, site.code.path)

    def _of_path(self, path: str, importer: str) -> Patch:
        parts = path.split(".")
        for length in range(len(parts) - 1, 0, -1):
            owner = self._program.imported(importer, ".".join(parts[:length]))
            if owner is not None:
                rest = parts[length:]
                while len(rest) > 1 and (inner := self._module_in(owner, rest[0])):
                    owner, rest = inner, rest[1:]
                defined = any(
                    code.qualname.split(".")[0] == rest[0]
                    for code in self._program.modules[owner].codes
                )
                # beyond a name that is no function or class lies an object, usually a client
                outside = len(rest) > 1 and not defined
                if outside and (symbol := self._symbol_in(owner, rest[0])):
                    path = ".".join((symbol, *rest[1:]))
                return Patch(rest[-1], owner, ".".join(rest), outside, path)
        inside = self._program.is_found(importer, parts[0])
        return Patch(parts[-1], outside=not inside, target=path)

    def _module_in(self, owner: str, name: str) -> str | None:
        """The path of the module of the program that a file knows by a name."""
        body = CodeRef(owner, MODULE_CODE)
        for instruction in self._program.code(body).instructions:
            if isinstance(instruction, StoreName) and instruction.name == name:
                for value in self._program.values(Place(body, instruction.value)):
                    if isinstance(value, ModuleValue):
                        return value.path
        return None

    def _symbol_in(self, owner: str, name: str) -> str:
        """What a file knows by a name that belongs to a library; empty where it is not known."""
        body = CodeRef(owner, MODULE_CODE)
        for instruction in self._program.code(body).instructions:
            if isinstance(instruction, StoreName) and instruction.name == name:
                for value in self._program.values(Place(body, instruction.value)):
                    if isinstance(value, External):
                        return value.symbol
        return ""

    def _texts(self, places: Iterable[Place]) -> list[str]:
        return [
            value.value
            for place in places
            for value in self._program.values(place)
            if isinstance(value, Constant) and isinstance(value.value, str)
        ]


def _is_double(symbol: str) -> bool:
    """Whether a call makes an object that stands in for another."""
    return is_mock(symbol) and symbol.endswith("Mock")


def is_mock(symbol: str) -> bool:
    """Whether something is of a library of mocks."""
    return symbol.startswith(_DOUBLES)
