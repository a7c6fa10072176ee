"""The call graph as tests see it: methods run on objects that something in the test makes.

Rapid type analysis (Bacon and Sweeney, 1996), by allocation site and for each test alone. Where a
call may still lead to methods of several classes, none of them surely runs.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from lintkit.accounts.proof.coroutines import is_dropped, resumes
from lintkit.accounts.proof.mentions import Mentions
from lintkit.accounts.proof.own import OwnCalls
from lintkit.accounts.proof.promised import Promised
from lintkit.accounts.proof.telling import Telling
from lintkit.accounts.proof.ways import Way
from lintkit.ir import (
    MODULE_CODE,
    NO_REGISTER,
    Call,
    GetAttr,
    GetItem,
    Phi,
)
from lintkit.lowering.operands import operands
from lintkit.program import naming
from lintkit.program.classes import OF_MANY
from lintkit.program.provenance.hierarchy import is_protocol, lineage
from lintkit.program.provenance.looking_up import held_under, lookup
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import (
    PARTIAL,
    CallEdge,
    Class,
    CodeRef,
    Constant,
    External,
    Function,
    Instance,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lintkit.accounts.proof.ways import Made, Starts
    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program

_SEVERAL = 2


class Dispatch:
    """The call graph of one program.

    Args:
        overridden: what tests have others called for, that make what it makes.
        is_own: whether a code is one of the tests.

    Attributes:
        mentions: where its functions are taken hold of.
        ways: from each code, to what it can run.
    """

    def __init__(
        self,
        program: Program,
        overridden: Collection[CodeRef],
        is_own: Callable[[CodeRef], bool],
    ) -> None:
        self._program = program
        self._overridden = overridden
        self._is_own = is_own
        self._ancestors: dict[CodeRef, frozenset[CodeRef]] = {}
        self._sets: dict[frozenset[CodeRef], frozenset[CodeRef]] = {}
        self._makers_of_kind: dict[CodeRef, list[Made]] = {}
        self._places: dict[tuple[Made, ...], tuple[Made, ...]] = {}
        self.mentions = Mentions(program)
        self._promised = Promised(program, lambda class_: bool(self.makers_of(class_)))
        self.ways: dict[CodeRef, list[Way]] = defaultdict(list)
        for edge in program.edges():
            if (
                isinstance(edge.callee, CodeRef)
                and not resumes(program, edge, edge.callee)
                and not (is_own(edge.caller) and is_dropped(program, edge, edge.callee))
                and not self._is_of_protocol(edge.site, edge.callee)
            ):
                caller = naming.enclosing(program, edge.caller)
                self.ways[caller].append(self._way(edge, edge.callee))
        own = OwnCalls(program, self._makers_of_class)
        self._told = Telling(program, own, self.ways).told

    def from_(self, ref: CodeRef) -> Iterable[Way]:
        """The ways from one code."""
        return self.ways.get(ref, ())

    def is_told_by_class(self, site: Site) -> bool:
        """Whether a call is one on the own object, the class of which tells what it runs."""
        return site in self._told

    def reaching(self, refs: Collection[CodeRef]) -> frozenset[CodeRef]:
        """Every code from which one comes to some code of several, themselves included."""
        found = set(refs)
        waiting = list(found)
        while waiting:
            new = self._callers[waiting.pop()] - found
            found |= new
            waiting += new
        return frozenset(found)

    @cached_property
    def _callers(self) -> dict[CodeRef, set[CodeRef]]:
        found: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        for ref, ways in self.ways.items():
            for way in ways:
                found[way.callee].add(ref)
        return found

    def in_doubt(self, site: Site, open_: Callable[[Way], Starts]) -> Starts:
        """The starts for which a call may lead to methods of several classes.

        Args:
            site: the call.
            open_: the starts for which a way can be gone.
        """
        found: dict[CodeRef, Starts] = defaultdict(int)
        for way in self.rivals[site]:
            found[way.callee] |= open_(way)
        return _several(found.values())

    def unclear(self, site: Site, open_: Callable[[Way, frozenset[CodeRef]], Starts]) -> Starts:
        """The starts for which a call may run methods on objects of several classes.

        Args:
            site: the call.
            open_: the starts for which a way can be gone with what some codes make.
        """
        found: dict[CodeRef | None, Starts] = defaultdict(int)
        for way in self._entering[site]:
            for class_, makers in way.by_class:
                found[class_] |= open_(way, makers)
            if way.is_free and way.made:
                found[None] |= open_(way, frozenset())
        return _several(found.values())

    def importing(self, paths: Iterable[str]) -> frozenset[CodeRef]:
        """What importing files runs: their bodies, and what those call."""
        bodies = {CodeRef(path, MODULE_CODE) for path in paths}
        return frozenset(bodies.union(*({w.callee for w in self.from_(b)} for b in bodies)))

    @cached_property
    def rivals(self) -> dict[Site, list[Way]]:
        """The ways between which calls choose."""
        return self._by_call(way for way in self._all if way.chooses)

    @cached_property
    def _entering(self) -> dict[Site, list[Way]]:
        """The ways on which the class of `self` is told, by the call."""
        return self._by_call(way for way in self._all if way.by_class)

    @property
    def _all(self) -> Iterator[Way]:
        return chain.from_iterable(self.ways.values())

    @staticmethod
    def _by_call(ways: Iterable[Way]) -> dict[Site, list[Way]]:
        found: dict[Site, list[Way]] = defaultdict(list)
        for way in ways:
            found[way.at].append(way)
        return found

    def makers_of(self, class_: CodeRef) -> Collection[Made]:
        """Where objects of a class and of its subclasses are made."""
        if class_ not in self._makers_of_kind:
            self._makers_of_kind[class_] = [
                one
                for made, makers in self._makers_of_class.items()
                if class_ in self._lineage(made)
                for one in makers
            ]
        return self._makers_of_kind[class_]

    def _way(self, edge: CallEdge, callee: CodeRef) -> Way:
        is_guess = edge.confidence == "low" or self._is_left_to_others(edge)
        sure = not is_guess and not self._is_one_of_unknown(edge.site)
        parent = CodeRef(callee.path, self._program.code(callee).parent)
        kind = self._program.code(parent).kind
        is_method = kind == "class"
        receivers = list(self._receivers(edge.site, callee, parent)) if is_method else []
        made = self._made_for(receivers)
        if not made and is_method and self._is_untold(edge.site):
            made = [of_class] if (of_class := self.makers_of(parent)) else []
        asked = self._asked(edge.site) if is_method else ""
        held = () if made or is_method else self._held(edge, callee)
        if held:
            makers = frozenset(site.code for site in held)
            return Way(
                callee,
                edge.site,
                self._sets.setdefault(makers, makers),
                self._selects(edge.site) or self._may_run_fake(edge.site),
                sure,
                edge.scopes,
                made=tuple((site, callee) for site in held),
            )
        if not made:
            makers = frozenset({parent} if kind in ("function", "lambda") else ())
            selects = self._selects(edge.site)
            return Way(callee, edge.site, makers, selects, sure, edge.scopes, asked, selects)
        sites = tuple(dict.fromkeys(chain.from_iterable(made)))
        makers = frozenset(site.code for site, _ in sites)
        is_free = not all(made)
        if not sites and edge.confidence != "low":
            makers = self._asking(receivers)
            is_free = not makers
        return Way(
            callee,
            edge.site,
            self._sets.setdefault(makers, makers),  # few are kept, for many ways
            bool(made),
            sure,
            edge.scopes,
            asked,
            is_free,
            self._places.setdefault(sites, sites),
        )

    def _is_left_to_others(self, edge: CallEdge) -> bool:
        """Whether a partial function is only made there, for code that is not known to call."""
        return edge.kind == "callback" and External(PARTIAL) in self._program.callees(edge.site)

    def _is_of_protocol(self, site: Site, callee: CodeRef) -> bool:
        """Whether a protocol alone has a method: what is annotated with it is of another class."""
        parent = CodeRef(callee.path, self._program.code(callee).parent)
        if self._program.code(parent).kind != "class" or not is_protocol(self._program, parent):
            return False
        receivers = list(self._receivers(site, callee, parent))
        return bool(receivers) and all(
            self._is_promised(one) and is_protocol(self._program, one.class_) for one in receivers
        )

    def _held(self, edge: CallEdge, callee: CodeRef) -> tuple[Site, ...]:
        """Where a function is taken hold of that a call gets from elsewhere."""
        call = self._program.instruction(edge.site)
        if edge.kind not in ("call", "callback") or not isinstance(call, Call) or call.callee < 0:
            return ()
        called = root(self._program, Place(edge.site.code, call.callee))
        function = Function(callee)
        return () if self.mentions.is_mention(called, function) else self.mentions.of(function)

    def _selects(self, site: Site) -> bool:
        """Whether a call picks what it runs out of several: `COMMANDS[name]()`, `(f or g)()`."""
        return len(self._program.callees(site)) >= _SEVERAL and isinstance(
            self._picking(site), GetItem | Phi | Call
        )

    def _may_run_fake(self, site: Site) -> bool:
        """Whether objects hold what a call runs, and some of them a function of tests."""
        got = self._picking(site)
        return isinstance(got, GetAttr) and any(
            isinstance(one, Function) and self._is_own(one.code)
            for one in self._program.callees(site)
        )

    def _is_one_of_unknown(self, site: Site) -> bool:
        """Whether a call looks up what it runs in a table of which only some is seen."""
        picking = self._picking(site)
        if not isinstance(picking, GetItem) or len(self._program.callees(site)) >= _SEVERAL:
            return False
        keys = self._program.values(Place(site.code, picking.key))
        if len(keys) == 1 and isinstance(keys[0], Constant):
            return False
        call = self._program.instruction(site)
        callee = Place(site.code, call.callee if isinstance(call, Call) else NO_REGISTER)
        at = self._program.definition(root(self._program, callee))
        looked = None if at is None else lookup(self._program, at)
        return (
            at is None
            or looked is None
            or not held_under(self._program, looked, at, lambda _value: True)
        )

    def _picking(self, site: Site) -> AnyInstruction | None:
        """The instruction that gives what a call calls, before anything was asked about it."""
        call = self._program.instruction(site)
        if not isinstance(call, Call) or call.callee < 0:
            return None
        return defining(self._program, root(self._program, Place(site.code, call.callee)))

    def _asked(self, site: Site) -> str:
        call = self._program.instruction(site)
        callee = call.callee if isinstance(call, Call) else NO_REGISTER
        made = self._program.definition(Place(site.code, callee)) if callee >= 0 else None
        got = None if made is None else self._program.instruction(made)
        return got.name if isinstance(got, GetAttr) else ""

    def _made_for(self, receivers: Iterable[Instance]) -> list[Collection[Made]]:
        """Where objects are made; what is only annotated to come is one of its class that do."""
        made = [(self._makers(one), one) for one in receivers]
        come = {class_ for makers, one in made if makers for class_ in self._lineage(one.class_)}
        return [
            makers
            for makers, one in made
            if makers or not self._is_promised(one) or one.class_ not in come
        ]

    def _is_promised(self, instance: Instance) -> bool:
        """Whether no more is known than that an annotation names the class."""
        return self._program.code(instance.site.code).kind == "class"

    def _asking(self, instances: Iterable[Instance]) -> frozenset[CodeRef]:
        """The codes of which one must have run for an object to be there that nobody makes."""
        found = [self._promised.by(one.class_) for one in instances if self._is_promised(one)]
        return frozenset[CodeRef]().union(*found) if found and all(found) else frozenset()

    def _makers(self, instance: Instance) -> Collection[Made]:
        """Where an object is made, with its class; nothing where nobody is seen to make it."""
        if instance.site.position == OF_MANY or instance.site.code in self._overridden:
            return self._makers_of_class.get(instance.class_, ())
        return () if self._is_promised(instance) else [(instance.site, instance.class_)]

    def _is_untold(self, site: Site) -> bool:
        """Whether it is not told on what a call runs a method, for more values reach it than kept.

        It runs on an object of its class all the same, which somebody made.
        """
        return any(isinstance(value, Unknown) for value in self._program.callees(site))

    @cached_property
    def _makers_of_class(self) -> dict[CodeRef, list[Made]]:
        found: dict[CodeRef, list[Made]] = defaultdict(list)
        for site, _ in self._program.calls():
            for value in self._program.callees(site):
                if isinstance(value, Class):
                    found[value.code].append((site, value.code))
        return found

    def _receivers(self, site: Site, callee: CodeRef, class_: CodeRef) -> Iterator[Instance]:
        """The objects on which an instruction runs a method."""
        if site.position < 0:
            return
        for register in operands(self._program.instruction(site)):
            for value in self._program.values(Place(site.code, register)):
                is_method = isinstance(value, Function) and value.code == callee
                owner = value.receiver if is_method and isinstance(value, Function) else value
                if isinstance(owner, Instance) and class_ in self._lineage(owner.class_):
                    yield owner

    def _lineage(self, class_: CodeRef) -> Collection[CodeRef]:
        if class_ not in self._ancestors:
            self._ancestors[class_] = frozenset(lineage(self._program, class_).order)
        return self._ancestors[class_]


def _several(sets: Iterable[Starts]) -> Starts:
    """The starts that are in more than one of some sets."""
    one = several = 0
    for starts in sets:
        several |= one & starts
        one |= starts
    return several
