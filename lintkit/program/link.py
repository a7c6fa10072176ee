"""The state of a link in progress, shared by the modules that give Python its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from lintkit.ir import Const, GetAttr, LoadName, SetAttr
from lintkit.program.classes import Classes
from lintkit.program.faults import Faults
from lintkit.program.frames import Frame, Frames
from lintkit.program.heap import Heap
from lintkit.program.modules import BUILTINS
from lintkit.program.objects import AbstractObject, Closure, InstanceObject, Literal, Objects
from lintkit.program.shared_state import names_set_from_outside
from lintkit.program.solver import OVERFLOW, Solver
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lintkit.ir import Code, Register, TypeRef
    from lintkit.model import Confidence
    from lintkit.program.budget import Budget
    from lintkit.program.calls import CallKind
    from lintkit.program.descriptors import Attribute
    from lintkit.program.folding import Told
    from lintkit.program.library import Library
    from lintkit.program.modules import Modules
    from lintkit.program.parameters import Arguments, Signature
    from lintkit.program.plan import Plan
    from lintkit.program.predicates import Predicate
    from lintkit.program.roots import Method
    from lintkit.program.solver import Node, Values
    from lintkit.program.values import CodeRef

    Edges: TypeAlias = dict[tuple[int, int], dict[CodeRef | str, tuple[CallKind, Confidence]]]


@dataclass(eq=False, slots=True)
class _Give:
    """Adds an object to a node. They are many: a closure takes four times as much."""

    link: Link
    target: Node
    value: int

    def __call__(self, _: int) -> None:
        self.link.solver.add_one(self.target, self.value)


@dataclass(eq=False, slots=True)
class _Told:
    """Does something with each object of a node until they are too many."""

    solver: Solver
    node: Node
    action: Callable[[int], None]

    def __call__(self, value: int) -> None:
        if value == OVERFLOW or OVERFLOW not in self.solver.points_to[self.node]:
            self.action(value)


class Link:
    """A program being linked.

    Attributes:
        plans: every code of the program, by number.
        bodies: the module bodies, by path.
        library: models of what the program does not define.
        edges: by caller's plan and position, then callee: kind and confidence.
        crowds: the same for what calls of one of very many objects may lead to.
        scopes: of edges from and to closures, the frames around both; see `CallEdge`.
        confidence: of the edges found now; lower once fallbacks have been tried.
        recording: whether the calls found now are edges of the call graph.
        deferred: by stage, what waits for the solver to settle; see `stages`.
        attributes: of objects, as their readers see them.
        marks: functions and names for which what wrapped functions hold is looked at, too.
        partnered: the nodes that take what belongs to something that passed a test.
        compared: what an instruction compares of containers with what, by frame and position.
        turned: the left operands of an instruction that leave the answer to the right one.
        equipped: objects of libraries on which something was set; see `callbacks`.
        partials: what a `functools.partial` calls, and the arguments it holds.
        class_of_frame: the class that a class body makes, by frame.
        arriving: nodes of the exceptions that come out of a `try`, by frame and region.
        made: plans of the classes that calls of `type` make, by plan and position of the call.
        declared: annotated fields of a class, in order, with the frame to read them in.
        generated: classes whose decorator generates `__init__`.
        instances: what the program makes of each class, by class.
        unmet: methods that may have met nothing yet but what tests make; see `roots`.
        lonely: methods that run on a stand-in, since no instance is made; see `roots`.
        promised: objects that an annotation speaks of and that are filled already.
        coroutine_makers: codes, and the coroutine functions that they call, by number.
        escaping: nodes of what is handed to code outside the program, which may call it.
        escaped: what these nodes were found to hold.
        predicates: the functions that tests call, by plan and register of the callee.
        hashing: what is asked for its hash with an object, by object.
        told: what sets of values tell of a text or number, as far as it is kept; see `folding`.
        stored_names: every attribute name that is assigned anywhere.
        names_set_from_outside: those that are assigned on anything but a method's own receiver.
        faults: where lintkit itself has failed.

    Args:
        budget: how far to tell things apart.
        start: runs the instructions of a new frame that need no value.
        react: runs the instructions that read a register which has new values.
    """

    def __init__(
        self,
        plans: list[Plan],
        bodies: Mapping[str, Plan],
        modules: Modules,
        *,
        library: Library,
        budget: Budget,
        start: Callable[[Link, Frame], None],
        react: Callable[[Link, Frame, Register, tuple[int, ...]], None],
    ) -> None:
        self.plans = plans
        self.bodies = bodies
        self.modules = modules
        self.objects = Objects()
        self.solver = Solver(
            self._changed, self.objects.ranks, self.objects.kins, self._failed, budget
        )
        self.faults = Faults()
        self.heap = Heap(self.solver)
        self.frames = Frames(self.solver, lambda frame: start(self, frame), budget)
        self.classes = Classes(self)
        self.library = library
        self.confidence: Confidence = "high"
        self.recording = True
        self.edges: Edges = {}
        self.crowds: Edges = {}
        self.scopes: dict[tuple[int, int, CodeRef | str], set[tuple[int, int]]] = {}
        self.attributes: dict[tuple[int, str], Attribute] = {}
        self.marks: set[tuple[int, str]] = set()
        self.partnered: set[Node] = set()
        self.compared: dict[tuple[int, int], tuple[Node, Node]] = {}
        self.turned: dict[tuple[int, int, Node, str], Node] = {}
        self.signatures: dict[int, Signature] = {}
        self.equipped: list[int] = []
        self.partials: dict[int, tuple[Node, Arguments]] = {}
        self.class_of_frame: dict[int, int] = {}
        self.declared: dict[int, dict[str, tuple[Frame, TypeRef]]] = {}
        self.generated: set[int] = set()
        self.arriving: dict[tuple[int, int], Node] = {}
        self.made: dict[tuple[int, int], Plan] = {}
        self.promised: set[int] = set()
        self.hashing: dict[int, Node] = {}
        self.told: dict[Values, Told] = {}
        self.predicates: dict[tuple[int, Register], Predicate | None] = {}
        self.stored_names = frozenset(name for plan in plans for name in _stored_names(plan.code))
        self._setters = _setters(plans)
        self.read_names = frozenset(name for plan in plans for name in _read_names(plan.code))
        self.names_set_from_outside = names_set_from_outside(plans)
        self.coroutine_makers: set[tuple[int, int]] = set()
        self.escaping: set[Node] = set()
        self.escaped: set[int] = set()
        self._constants: dict[int, Node] = {}
        self._held: dict[Node, int] = {}
        self.deferred: dict[str, list[Callable[[], bool]]] = {}
        self.pending: list[Closure] = []
        self.unmet: list[Closure] = []
        self.lonely: list[Method] = []
        self.instances: dict[int, list[int]] = {}
        self.looked_at = 0
        self.start = partial(start, self)
        self._react = react
        self.module_frames = {path: self.frames.make(plan, None) for path, plan in bodies.items()}

    def give(self, node: Node, value: AbstractObject) -> None:
        """Node ∋ value."""
        self.solver.add_one(node, self.objects.number(value))

    def give_with(self, source: Node, target: Node, value: int) -> None:
        """Target ∋ value, an object by number, as soon as the source holds anything."""
        self.solver.watch(source, _Give(self, target, value))

    def constant(self, value: int) -> Node:
        """The node that holds one object, by number, and nothing else."""
        node = self._constants.get(value)
        if node is None:
            node = self._constants[value] = self.solver.allocate(1)
            self._held[node] = value
            self.solver.add_one(node, value)
        return node

    def constant_in(self, node: Node) -> Literal | None:
        """The constant that a node holds and nothing else ever; None for any other node."""
        value = self._held.get(node)
        held = None if value is None else self.objects[value]
        return held if isinstance(held, Literal) else None

    def each(self, node: Node, action: Callable[[int], None]) -> None:
        """Does something with each object that the node will hold, in a stable order."""
        self.solver.watch(node, action)

    def each_told(self, node: Node, action: Callable[[int], None]) -> None:
        """As `each`, for an action that `OVERFLOW` makes needless for all other objects.

        What is done to each of many by each of many would be too much to follow.
        """
        self.solver.watch(node, _Told(self.solver, node, action))

    def variable(self, frame: Frame, name: str) -> Node:
        """The node of what a frame assigned to a name; what others wrote is in the next node."""
        node = frame.variables.get(name)
        if node is None:
            node = frame.variables[name] = self.solver.allocate(2)
        return node

    def read_variable(self, frame: Frame, name: str, target: Node) -> None:
        """Target ⊇ any version of a name."""
        node = self.variable(frame, name)
        self.solver.connect(node, target)
        self.solver.connect(node + 1, target)

    def read_global(self, path: str, name: str, target: Node) -> bool:
        """Target ⊇ what a name means in a module; False where nobody is known to bind it."""
        if self.read_member(path, name, target):
            return True
        builtin = External(f"builtins.{name}") if name in BUILTINS else None
        external = builtin or self.modules.from_outside(path, name)
        if external is not None:
            self.give(target, external)
        return external is not None

    def read_member(self, path: str, name: str, target: Node) -> bool:
        """Target ⊇ what a module binds to a name; False where it binds nothing to it."""
        provider = self.modules.provider(path, name)
        if provider is not None:
            self.read_variable(self.module_frames[provider], name, target)
            return True
        module = self.modules.starred_submodule(path, name)
        if module is not None:
            self.give(target, module)
        return module is not None

    def raised(self, class_: int) -> Node:
        """The node of the exceptions of a class that the program raises."""
        return self.heap.field(class_, "<raised>")

    def classes_of(self, value: int) -> tuple[int, ...]:
        """The class of an instance and its bases."""
        found = self.objects[value]
        return self.classes[found.class_].mro if isinstance(found, InstanceObject) else ()

    def class_members(self, class_: int) -> Node:
        """The node of what iterating a class gives: the members of an enumeration."""
        return self.heap.field(class_, "<members>")

    def defer(self, stage: str, attempt: Callable[[], bool]) -> None:
        """Tries something once the solver has settled; it is kept until it returns True."""
        self.deferred.setdefault(stage, []).append(attempt)

    def is_set_by_none_but(self, plan: Plan, name: str) -> bool:
        """Whether a code is the only one that sets an attribute, once objects are made."""
        return self._setters.get(name) == {plan.number}

    def _changed(self, node: Node, values: Values) -> None:
        frame = self.frames.owner(node)
        self._react(self, frame, node - frame.base, tuple(sorted(values)))

    def _failed(self, node: Node, error: Exception) -> None:
        frame = self.frames.owner(node)
        code, register = frame.plan.code, node - frame.base
        made = frame.plan.defining(register) if register < code.registers else None
        self.faults.note(frame.plan.ref.path, code.def_line if made is None else made.line, error)


def _read_names(code: Code) -> Iterator[str]:
    """The attributes that a code reads."""
    for instruction in code.instructions:
        if isinstance(instruction, GetAttr):
            yield instruction.name


def _stored_names(code: Code) -> Iterator[str]:
    """The attributes that a code assigns, and the texts where it assigns some by name."""
    texts: list[str] = []
    by_name = False
    for instruction in code.instructions:
        if isinstance(instruction, SetAttr):
            yield instruction.name
        elif isinstance(instruction, Const) and isinstance(instruction.value, str):
            texts.append(instruction.value)
        elif isinstance(instruction, (GetAttr, LoadName)):
            by_name |= instruction.name in {"__dict__", "__setattr__", "setattr", "vars"}
    yield from texts if by_name else ()


def _setters(plans: list[Plan]) -> dict[str, set[int]]:
    """The codes that set each attribute, but for what `__init__` sets on its own object."""
    found: dict[str, set[int]] = {}
    for plan in plans:
        names = frozenset(_stored_names(plan.code))
        if plan.code.name == "__init__":
            names &= names_set_from_outside((plan,))
        for name in names:
            found.setdefault(name, set()).add(plan.number)
    return found
