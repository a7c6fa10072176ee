"""Who writes what: an index over the stores of a program, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.shared_state import home
from lintkit.program.values import CodeRef, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

    Owners = Mapping[AbstractValue, Sequence[Site]]

MUTATORS = frozenset(
    {
        "add",
        "append",
        "appendleft",
        "clear",
        "discard",
        "extend",
        "extendleft",
        "insert",
        "pop",
        "popitem",
        "popleft",
        "remove",
        "reverse",
        "rotate",
        "setdefault",
        "sort",
        "update",
    }
)
"""Methods that change the container they are called on."""

_IN_PLACE = frozenset({"+=", "|="})
_CONFIGURING = frozenset({"from_mapping", "from_object", "update"})


class Stores:
    """The stores of a program.

    Attributes:
        names: by path, index of the owner and name: where versions of the name are published.
        attributes: by name: where an attribute of that name is assigned, also by `setattr`.
        items: by constant key: where an item of that key is assigned.
        makers: where each function and class is defined.
        entered: the codes that run at a site, as far as that is sure.
        configuring: calls of methods that may configure an application as a whole.
        setting_calls: calls of methods named `set`.
        setting_any: where an attribute is assigned by a name that is not written there.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self.names: dict[tuple[str, int, str], list[Site]] = {}
        self.attributes: dict[str, list[Site]] = {}
        self.items: dict[str, list[Site]] = {}
        self.makers: dict[CodeRef, Site] = {}
        self.entered: dict[Site, list[CodeRef]] = {}
        self.configuring: list[Site] = []
        self.setting_calls: list[Site] = []
        self.setting_any: list[Site] = []
        self._items: list[tuple[Site, Place]] = []
        self._changes: dict[Container, list[Site]] | None = None
        self._setting: dict[str, Owners] = {}
        self._keeping: dict[str, Owners] = {}
        for ref in program.codes():
            self._read(ref)
        for edge in program.edges():
            if isinstance(edge.callee, CodeRef) and edge.confidence != "low":
                self.entered.setdefault(edge.site, []).append(edge.callee)

    def setting(self, name: str) -> Owners:
        """Where an attribute is assigned, by object; one of a library by its home."""
        if name not in self._setting:
            self._setting[name] = self._by_owner(self.attributes.get(name, ()))
        return self._setting[name]

    def keeping(self, name: str) -> Owners:
        """Where an item is assigned, as `setting` tells it of attributes."""
        if name not in self._keeping:
            self._keeping[name] = self._by_owner(self.items.get(name, ()))
        return self._keeping[name]

    def _by_owner(self, sites: Sequence[Site]) -> Owners:
        found: dict[AbstractValue, list[Site]] = {}
        for site in sites:
            owner, _ = assigned(self._program, site)
            values = self._program.values(owner)
            for one in dict.fromkeys(home(v) if isinstance(v, External) else v for v in values):
                found.setdefault(one, []).append(site)
        return found

    def changes(self, container: Container) -> list[Site]:
        """The instructions that may change what a container holds, by code and position."""
        if self._changes is None:
            self._changes = {}
            for site, place in sorted(self._items):
                for value in self._program.values(place):
                    if isinstance(value, Container) and value.kind != "string":
                        self._changes.setdefault(value, []).append(site)
        return self._changes.get(container, [])

    def _read(self, ref: CodeRef) -> None:
        texts: dict[int, str] = {}
        for position, instruction in enumerate(self._program.code(ref).instructions):
            if isinstance(instruction, ir.StoreName):
                key = (ref.path, instruction.owner, instruction.name)
                self.names.setdefault(key, []).append(Site(ref, position))
            elif isinstance(instruction, ir.SetAttr):
                self.attributes.setdefault(instruction.name, []).append(Site(ref, position))
            elif isinstance(instruction, (ir.MakeFunction, ir.MakeClass)):
                self.makers[CodeRef(ref.path, instruction.code)] = Site(ref, position)
            elif isinstance(instruction, (ir.SetItem, ir.Delete)):
                place = Place(ref, instruction.object)
                self._items.append((Site(ref, position), place))
                if isinstance(instruction, ir.SetItem) and instruction.key in texts:
                    found = self.items.setdefault(texts[instruction.key], [])
                    found.append(Site(ref, position))
            elif isinstance(instruction, ir.Operate) and instruction.operator in _IN_PLACE:
                self._items.append((Site(ref, position), Place(ref, instruction.operands[0])))
            elif isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
                texts[instruction.target] = instruction.value
        self._read_methods(ref)
        self._read_names(ref)

    def _read_methods(self, ref: CodeRef) -> None:
        methods: dict[int, ir.GetAttr] = {}
        for position, instruction in enumerate(self._program.code(ref).instructions):
            if isinstance(instruction, ir.GetAttr):
                methods[instruction.target] = instruction
            elif isinstance(instruction, ir.Call) and instruction.callee in methods:
                method = methods[instruction.callee]
                if method.name in MUTATORS:
                    self._items.append((Site(ref, position), Place(ref, method.object)))
                if method.name in _CONFIGURING:
                    self.configuring.append(Site(ref, position))
                if method.name == "set":
                    self.setting_calls.append(Site(ref, position))

    def _read_names(self, ref: CodeRef) -> None:
        """The calls that assign an attribute by its name: `setattr(object, "name", value)`."""
        setters: set[int] = set()
        texts: dict[int, str] = {}
        for position, instruction in enumerate(self._program.code(ref).instructions):
            if isinstance(instruction, ir.Const) and isinstance(instruction.value, str):
                texts[instruction.target] = instruction.value
            elif isinstance(instruction, (ir.GetAttr, ir.LoadName)):
                if instruction.name in {"__setattr__", "setattr"}:
                    setters.add(instruction.target)
            elif isinstance(instruction, ir.Call) and instruction.callee in setters:
                given = instruction.arguments
                name = given[-2].value if given[1:] else None
                has_owner = given[2:] or self._program.code(ref).parameters
                if name is None or not has_owner or any(one.kind != "positional" for one in given):
                    continue
                if name in texts:
                    self.attributes.setdefault(texts[name], []).append(Site(ref, position))
                else:
                    self.setting_any.append(Site(ref, position))


def assigned(program: Program, site: Site) -> tuple[Place, Place]:
    """The object of which an attribute or item is assigned, and the value.

    A call has the name before the value: `setattr(object, name, value)`; without an object it is
    a method's own: `super().__setattr__(name, value)`.
    """
    made, code = program.instruction(site), site.code
    if isinstance(made, (ir.SetAttr, ir.SetItem)):
        return Place(code, made.object), Place(code, made.value)
    assert isinstance(made, ir.Call)  # noqa: S101  # as indexed
    owner, value = made.arguments[0].value, made.arguments[-1].value
    if len(made.arguments) < 3:  # noqa: PLR2004  # object, name, value
        owner = program.code(code).parameters[0].register
    return Place(code, owner), Place(code, value)


@kept
def stores(program: Program) -> Stores:
    """The index of a program."""
    return Stores(program)
