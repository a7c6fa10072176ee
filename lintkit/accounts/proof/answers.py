"""Who answers a call in a test: a double, the live model, or nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from lintkit import ir
from lintkit.accounts.proof.bound_names import BoundNames
from lintkit.accounts.proof.decorations import decorations
from lintkit.accounts.proof.filled import filled
from lintkit.accounts.proof.overriding import modules_replaced
from lintkit.accounts.proof.patches import is_mock
from lintkit.accounts.proof.redirecting import Redirects
from lintkit.accounts.proof.said import chain, doubles_at, said, symbols
from lintkit.program.values import (
    CodeRef,
    Constant,
    External,
    Function,
    Instance,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.proof.patches import Patch, Patches
    from lintkit.accounts.proof.reached import Run
    from lintkit.accounts.proof.suite import Suite
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program

Answerer: TypeAlias = Literal["double", "live", "unknown"]

_ANSWERING = frozenset({"transport", "server", "model_class", "cassette"})
_SENDERS = frozenset({"aiohttp", "httpx", "httpx2", "requests", "urllib", "urllib3"})
_MODELS = ("model", "llm", "client", "model_client", "openai_client", "model_provider")
"""The parameters by which frameworks take an object that answers."""
_AROUND = re.compile(r"\.(prompts|output_parsers)\.")
"""The steps of a chain before and after a model."""
_NEW = 3
"""How many arguments say what a patch puts: `patch.object(app, "client", fake)`."""
_BELOW = ("httpx.", "httpx2.", "requests.", "aiohttp.", "urllib3.", "urllib.request.", "botocore.")


class Answers:
    """Tells who answers a point's call in a test."""

    def __init__(
        self, program: Program, suite: Suite, patches: Patches, catalogue: Catalogue
    ) -> None:
        self._program = program
        self._patches = patches
        self._suite = suite
        self._doubles = catalogue.doubles
        self._sdks = frozenset(name for sdk in catalogue.sdks for name in sdk.imports)
        self._below: dict[CodeRef, tuple[tuple[str, ...], ...]] = {}
        self._replaced: dict[CodeRef, frozenset[str]] = {}
        self._words: dict[Site, frozenset[str]] = {}
        self._names = BoundNames(program)
        self._redirects = Redirects(program, suite, patches, self._doubles)

    def of(self, site: Site, run: Run) -> Answerer:
        """Who answers the call at a site when a test runs it."""
        past = [p for p in run.patches if self._names.passes_by(p, site.code.path)]
        run = replace(run, patches=tuple(p for p in run.patches if p not in past)) if past else run
        if self._is_handed_in(site, run) or any(self._bears(p, site) for p in run.patches):
            return "double"
        if self._is_of_replaced(site, run):
            return "double"
        if self._answers_below(site, run) or self._is_module_replaced(site, run):
            return "double"
        made_in = self._made_in(site)
        if past or any(self._names.replaces_one(patch, made_in) for patch in run.patches):
            return "unknown"
        words = self._said(site).union(_MODELS)
        is_clear = self._is_seen(site) and not self._redirects.may_redirect(run, words)
        return "live" if is_clear else "unknown"

    def is_mocked(self, site: Site, run: Run) -> bool:
        """Whether a mock stands for the client of an SDK, so that no request is ever sent."""
        called = symbols(self._program, site)
        if not _SENDERS.isdisjoint(symbol.partition(".")[0] for symbol in called):
            return False
        if any(is_mock(v.symbol) and self._is_double(v, run) for v in self._called(site)):
            return True
        if all(patch.name not in self._said(site) for patch in run.patches):
            return False
        around = (made for made, _ in decorations(self._program, run.test.code) if made)
        return any(self._puts_mock(made, site) for made in (*run.calls, *around))

    def _puts_mock(self, made: Site, site: Site) -> bool:
        """Whether a patch puts a mock, or what it makes itself, where a call is made on it."""
        bearing = [one for one in self._patches.of([made]) if one.name in self._said(site)]
        put = [one for one in self._patches.put(made) if not isinstance(one, Constant)]
        is_plain = not any(s.endswith("setattr") for s in self._patches.symbols(made))
        return bool(bearing) and (
            all(isinstance(one, External) and is_mock(one.symbol) for one in put)
            if put
            else is_plain and len(self._program.arguments(made).positional) < _NEW
        )

    def is_surely_live(self, run: Run) -> bool:
        """Whether nothing at all that a test does or asks for may stand for a model."""
        return self._redirects.leaves_all(run)

    def _said(self, site: Site) -> frozenset[str]:
        if site not in self._words:
            self._words[site] = said(self._program, site)
        return self._words[site]

    def _agents(self, site: Site) -> Iterator[External]:
        """What a call is handed that libraries make: an agent, with a model in it."""
        for place in self._program.arguments(site).places:
            for value in self._program.values(place):
                if isinstance(value, External) and value.origin:
                    yield value

    def _replaces_model(self, patch: Patch, site: Site) -> bool:
        """Whether the model is replaced of an agent that a call is handed, or made on."""
        owner, _, name = patch.target.rpartition(".")
        return name in _MODELS and any(
            owner == symbol
            for symbol in (
                *(agent.symbol for agent in self._agents(site)),
                *(value.symbol.rpartition(".")[0] for value in self._called(site)),
            )
        )

    def _is_seen(self, site: Site) -> bool:
        """Whether it is seen who is called: an annotation alone says not whose object it is."""
        found = [v for v in self._program.callees(site) if isinstance(v, External)]
        return any(v.origin or not _is_method(v.symbol) or _is_global(self._program, site)
                   for v in found)  # fmt: skip

    # --- what is handed in ------------------------------------------------------------------
    def _is_handed_in(self, site: Site, run: Run) -> bool:
        """Whether the test makes the object that is called, and it is not the SDK's own client."""
        for value in self._program.callees(site):
            if isinstance(value, Function) and self._is_of(value.code, run):
                return True
            if isinstance(value, Instance) and self._is_of(value.site.code, run):
                return True
        if any(self._is_double(value, run) for value in self._called(site)):
            return True
        if any(True for _ in self._models_of(site, run)):
            return True
        return any(self._is_of(made.site.code, run) for made in doubles_at(self._program, site)
                   if made.class_.path in self._suite.paths)  # fmt: skip

    def _called(self, site: Site) -> Iterator[External]:
        """What a call calls of libraries, and what made that: `llm.bind(tools).invoke(text)`."""
        waiting = [site]
        seen = set(waiting)
        while waiting:
            for value in self._program.callees(waiting.pop()):
                if isinstance(value, External) and value.origin:
                    yield value
                    if value.origin not in seen:
                        seen.add(value.origin)
                        waiting.append(value.origin)

    def _is_double(self, value: External, run: Run) -> bool:
        """Whether an object of a library is one that answers, or that the test makes to do so."""
        known = self._doubles.at(value.symbol)
        if known is not None and known.mechanism == "model_class":
            return True
        if value.origin is None or not self._is_of(value.origin.code, run):
            return False
        is_plain = not self._is_of_sdk(value.symbol) and not self._wraps(value.origin)
        return known is not None or is_plain

    def methods_of_models(self, site: Site, run: Run) -> Iterator[CodeRef]:
        """The methods of the models that a test puts into what a call is handed."""
        for model in self._models_of(site, run):
            codes = self._program.modules[model.class_.path].codes
            for index, code in enumerate(codes):
                if code.parent == model.class_.index and code.kind == "function":
                    yield CodeRef(model.class_.path, index)

    def _models_of(self, site: Site, run: Run) -> Iterator[Instance]:
        """The models that a test makes and puts into what a call is handed: an agent's."""
        for agent in self._agents(site):
            keywords = self._program.arguments(agent.origin).keywords if agent.origin else {}
            for inner in (p for name in _MODELS for p in keywords.get(name, ())):
                for model in self._program.values(inner):
                    if (
                        isinstance(model, Instance)
                        and model.class_.path in self._suite.paths
                        and self._is_of(model.site.code, run)
                    ):
                        yield model

    def _wraps(self, made: Site) -> bool:
        """Whether an object is made around a client of an SDK, as tracers do."""
        return any(
            isinstance(value, External) and self._is_of_sdk(value.symbol)
            for place in self._program.arguments(made).places
            for value in self._program.values(place)
        )

    def _is_of(self, ref: CodeRef, run: Run) -> bool:
        return ref.path in self._suite.paths and (ref in run.perhaps or ref in run.fakes)

    def is_aside(self, site: Site) -> bool:
        """Whether a call replaces only what is no SDK's, and carries no requests of one."""
        patches = tuple(self._patches.of([site]))
        return bool(patches) and all(
            patch.outside and patch.target and not self.may_ask(patch.target) for patch in patches
        )

    def may_ask(self, symbol: str) -> bool:
        """Whether something of a library is of an SDK, or carries the requests of one."""
        return symbol.startswith(_BELOW) or self._is_of_sdk(symbol)

    def _is_of_sdk(self, symbol: str) -> bool:
        return any(f"{symbol}.".startswith(f"{name}.") for name in self._sdks)

    # --- what is patched --------------------------------------------------------------------
    def _bears(self, patch: Patch, site: Site) -> bool:
        """Whether something is put in the place of what a call is made on, or of its transport."""
        if patch.outside and patch.target.startswith(_BELOW):
            return True
        if patch.outside and patch.target and patch.name in chain(self._program, site)[:1]:
            return any(_is_same_method(patch.target, one) for one in symbols(self._program, site))
        if patch.name in self._said(site) or self._replaces_model(patch, site):
            return True
        return self._replaces_maker(patch, site)

    def _replaces_maker(self, patch: Patch, site: Site) -> bool:
        """Whether code is replaced that would make what a call is made on."""
        made_in = self._made_in(site) if patch.may_replace_code else frozenset()
        if patch.owner == site.code.path and self._names.replaces_one(patch, made_in):
            return True
        return any(
            ref.path == patch.owner and patch.holds(self._program.code(ref)) for ref in made_in
        )

    def _made_in(self, site: Site) -> frozenset[CodeRef]:
        """The codes that make what a call is made on."""
        called = [v for v in self._program.callees(site) if isinstance(v, External)]
        steps = (*called, *self._steps(called))
        return frozenset(one.origin.code for one in steps if one.origin)

    def _steps(self, chains: Iterable[External]) -> Iterator[External]:
        """The steps of chains, `prompt | llm | parser`, of which one may be a model."""
        waiting = list(chains)
        seen: set[Site] = set()
        while waiting:
            made = waiting.pop().origin
            joined = None if made is None or made in seen else self._program.instruction(made)
            if made is not None and isinstance(joined, ir.Operate) and joined.operator == "|":
                seen.add(made)
                for register in joined.operands:
                    values = self._program.values(Place(made.code, register))
                    found = [one for one in values if isinstance(one, External)]
                    waiting += found
                    yield from (one for one in found if not _AROUND.search(one.symbol))

    def may_lead(self, patch: Patch, site: Site) -> bool:
        """Whether a patch replaces something on the way to what a call is made on."""
        return self._bears(patch, site) or any(
            ref.path == patch.owner and patch.holds(self._program.code(ref))
            for ref in self._makers(site)
        )

    def _is_of_replaced(self, site: Site, run: Run) -> bool:
        """Whether the object whose client is called is made by other code, and with a double."""
        patches = [patch for patch in run.patches if patch.may_replace_code]
        if not patches or not any(
            ref.path == patch.owner and patch.holds(self._program.code(ref))
            for ref in self._makers(site)
            for patch in patches
        ):
            return False
        return not any(
            self._is_of_sdk(symbol) and symbol.rpartition(".")[2][:1].isupper()
            for call in run.calls
            for symbol in symbols(self._program, call)
        )

    def _makers(self, site: Site) -> Iterator[CodeRef]:
        """The codes that make the objects of the program through which a client is reached."""
        call = self._program.instruction(site)
        register = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
        made = self._program.definition(Place(site.code, register))
        while made is not None and isinstance(one := self._program.instruction(made), ir.GetAttr):
            owner = Place(site.code, one.object)
            for value in self._program.values(owner):
                if isinstance(value, Instance):
                    yield value.site.code
            made = self._program.definition(owner)

    def _is_module_replaced(self, site: Site, run: Run) -> bool:
        """Whether a double stands in `sys.modules` for the SDK."""
        tops = {one.partition(".")[0] for one in symbols(self._program, site)}
        return any(not tops.isdisjoint(self._replaced_in(ref)) for ref in run.support)

    def _replaced_in(self, ref: CodeRef) -> frozenset[str]:
        """The packages in whose place a code puts something in `sys.modules`."""
        if ref not in self._replaced:
            sites = (Site(ref, at) for at in range(len(self._program.code(ref).instructions)))
            names = (name for at in sites for name in modules_replaced(self._program, at))
            self._replaced[ref] = frozenset(name.partition(".")[0] for name in names)
        return self._replaced[ref]

    # --- what answers requests --------------------------------------------------------------
    def _answers_below(self, site: Site, run: Run) -> bool:
        """Whether a double answers the requests of a call; it knows but some ways to send them."""
        sending = {one.partition(".")[0] for one in symbols(self._program, site)} & _SENDERS
        return any(
            not sending or not known or not sending.isdisjoint(known)
            for known in self._ways_answered(run)
        )

    def _ways_answered(self, run: Run) -> tuple[tuple[str, ...], ...]:
        """Of each double that answers requests, the libraries that it does so for; () is any."""
        ref = run.test.code
        if ref not in self._below:
            found = [self._doubles.of_fixture(name) for name in self._redirects.fixtures(run)]
            found += [self._doubles.at(symbol) for symbol in self._suite.marks(ref)]
            found += [
                self._doubles.at(one) for site in run.calls for one in symbols(self._program, site)
            ]
            given = {name for _, name, _ in filled(self._program, run, self._doubles)}
            by_name = [()] if given & self._doubles.parameters else []
            answering = (one for one in found if one and one.mechanism in _ANSWERING)
            self._below[ref] = (*by_name, *(tuple(one.transports) for one in answering))
        return self._below[ref]


def _is_same_method(patched: str, called: str) -> bool:
    """Whether two paths may mean one method: `Completions.create` is not `moderations.create`."""
    owner, resource = ((["", *path.split(".")])[-2] for path in (patched, called))
    return not (owner[:1].isupper() and resource[:1].islower()) or (
        resource.replace("_", "") in owner.lower()
    )


def _is_method(symbol: str) -> bool:
    return any(part[:1].isupper() for part in symbol.split(".")[:-1])


def _is_global(program: Program, site: Site) -> bool:
    """Whether what is called is reached from a name that the file imports or assigns."""
    call = program.instruction(site)
    register = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    made = program.definition(Place(site.code, register))
    while made is not None:
        one = program.instruction(made)
        if not isinstance(one, ir.GetAttr):
            return isinstance(one, ir.LoadName)
        made = program.definition(Place(site.code, one.object))
    return False
