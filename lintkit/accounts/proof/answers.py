"""Who answers a call in a test: a double, the live model, or nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit import ir
from lintkit.accounts.proof.fed import filled
from lintkit.lowering.operands import operands
from lintkit.program.values import (
    Class,
    Constant,
    External,
    Function,
    Instance,
    ModuleValue,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.patches import Patch, Patches
    from lintkit.accounts.proof.reached import Run
    from lintkit.accounts.proof.suite import Suite
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

Answerer: TypeAlias = Literal["double", "live", "unknown"]

_ANSWERING = frozenset({"transport", "server", "model_class", "cassette"})
_ELSEWHERE = frozenset({"base_url", "api_base", "http_client", "transport", "endpoint", "host"})
_ADDRESSES = re.compile(r"BASE|URL|HOST|ENDPOINT|PROXY|PROVIDER|BACKEND", re.IGNORECASE)
# What the names of things are like that answer instead of a model.
_REPLACING = re.compile(
    r"mock|fake|stub|patch|double|dummy|vcr|cassette|record|server|respx|httpx|intercept",
    re.IGNORECASE,
)
_BELOW = ("httpx.", "httpx2.", "requests.", "aiohttp.", "urllib3.", "urllib.request.", "botocore.")
_READ = frozenset({"mocker", "monkeypatch"})
"""Fixtures of which each use is read for itself."""
_HARMLESS_FIXTURES = frozenset(
    {"request", "tmp_path", "tmp_path_factory", "tmpdir", "capsys", "capfd", "caplog", "subtests",
     "event_loop", "anyio_backend", "benchmark", "self", "cls"}
)  # fmt: skip


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
        self._below: dict[CodeRef, bool] = {}
        self._words: dict[Site, frozenset[str]] = {}

    def of(self, site: Site, run: Run) -> Answerer:
        """Who answers the call at a site when a test runs it."""
        if self._is_handed_in(site, run) or any(self._bears(p, site) for p in run.patches):
            return "double"
        if self._answers_below(run) or self._is_module_replaced(site, run):
            return "double"
        is_clear = self._is_seen(site) and not self._may_redirect(site, run)
        return "live" if is_clear else "unknown"

    def is_surely_live(self, run: Run) -> bool:
        """Whether nothing at all that a test does or asks for may stand for a model."""
        asked = set(self._fixtures(run)) - {self._program.code(r).name for r in run.test.starts}
        known = _HARMLESS_FIXTURES | set(self._suite.parameters(run.test.code))
        if run.patches or asked - known:
            return False
        shared = self._suite.bodies_seen_by(run.test.code)
        return not any(self._touches(ref) for ref in (*run.support, *shared))

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
            if isinstance(value, External) and value.origin:
                known = self._doubles.at(value.symbol)
                if known is not None and known.mechanism == "model_class":
                    return True
                if value.origin.code in run.support:
                    return known is not None or not self._is_of_sdk(value.symbol)
        return False

    def _is_of(self, ref: CodeRef, run: Run) -> bool:
        return ref.path in self._suite.paths and (ref in run.perhaps or ref in run.fakes)

    def is_aside(self, site: Site) -> bool:
        """Whether a call replaces only what is no SDK's, and carries no requests of one."""
        patches = tuple(self._patches.of([site]))
        return bool(patches) and all(
            patch.outside
            and patch.target
            and not patch.target.startswith(_BELOW)
            and not self._is_of_sdk(patch.target)
            for patch in patches
        )

    def _is_of_sdk(self, symbol: str) -> bool:
        return any(f"{symbol}.".startswith(f"{name}.") for name in self._sdks)

    # --- what is patched --------------------------------------------------------------------
    def _bears(self, patch: Patch, site: Site) -> bool:
        """Whether something is put in the place of what a call is made on, or of its transport."""
        if patch.outside and patch.target.startswith(_BELOW):
            return True
        if patch.outside and patch.target and patch.name in _chain(self._program, site)[:1]:
            return any(_is_same_method(patch.target, one) for one in self._symbols(site))
        said = self._said(site)
        return patch.name in said

    def _said(self, site: Site) -> frozenset[str]:
        """The names that are read on the way to what a call calls: `client`, `chat`, `create`."""
        if site not in self._words:
            found = set(_chain(self._program, site))
            for value in self._program.callees(site):
                if isinstance(value, External) and value.origin:
                    found |= set(_chain(self._program, value.origin))
            self._words[site] = frozenset(found)
        return self._words[site]

    def _is_module_replaced(self, site: Site, run: Run) -> bool:
        """Whether a double stands in `sys.modules` for the SDK."""
        program = self._program
        tops = {
            v.symbol.partition(".")[0] for v in program.callees(site) if isinstance(v, External)
        }
        for ref in run.support:
            for instruction in program.code(ref).instructions:
                if isinstance(instruction, ir.SetItem):
                    owners = program.values(Place(ref, instruction.object))
                    keys = program.values(Place(ref, instruction.key))
                    if any(isinstance(o, External) and o.symbol == "sys.modules" for o in owners):
                        names = {str(k.value) for k in keys if isinstance(k, Constant)}
                        if tops & {name.partition(".")[0] for name in names}:
                            return True
        return False

    # --- what answers requests --------------------------------------------------------------
    def _answers_below(self, run: Run) -> bool:
        ref = run.test.code
        if ref not in self._below:
            found = [self._doubles.of_fixture(name) for name in self._fixtures(run)]
            found += [self._doubles.at(symbol) for symbol in self._suite.marks(ref)]
            found += [self._doubles.at(one) for site in run.calls for one in self._symbols(site)]
            given = {name for _, name, _ in filled(self._program, run)}
            self._below[ref] = bool(given & self._doubles.parameters) or any(
                one is not None and one.mechanism in _ANSWERING for one in found
            )
        return self._below[ref]

    def _may_redirect(self, site: Site, run: Run) -> bool:
        """Whether anything a test does could put another answer in the model's place."""
        own = {self._program.code(ref).name for ref in run.test.starts}
        given = set(self._fixtures(run)) - own - _READ - set(self._suite.parameters(run.test.code))
        if any(map(_REPLACING.search, given)):
            return True
        shared = self._suite.bodies_seen_by(run.test.code)
        said = self._said(site)
        return any(self._redirects(ref, said) for ref in (*run.support, *shared))

    def _redirects(self, ref: CodeRef, said: frozenset[str]) -> bool:
        program = self._program
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, ir.Call):
                site = Site(ref, position)
                if any(map(self._leads_elsewhere, _places(ref, instruction))):
                    return True
                called = program.callees(site)
                unknown = not called or any(isinstance(value, Unknown) for value in called)
                if (
                    unknown
                    and any(map(_REPLACING.search, _chain(program, site)))
                    and not any(True for _ in self._patches.of([site]))
                ):
                    return True
                if self._patches.is_unclear(site) or self._sets_address(site):
                    return True
            elif isinstance(instruction, ir.SetAttr):
                owners = program.values(Place(ref, instruction.object))
                if any(isinstance(owner, External | ModuleValue | Class) for owner in owners) and (
                    instruction.name in said or instruction.name in _ELSEWHERE
                ):
                    return True
            elif isinstance(instruction, ir.SetItem) and self._is_address(ref, instruction.key):
                return True
        return False

    def _leads_elsewhere(self, place: Place) -> bool:
        """Whether an address, or a transport, may be another than that of a service."""
        values = self._program.values(place)
        texts = [value.value for value in values if isinstance(value, Constant)]
        return len(texts) < len(values) or not all(
            isinstance(text, str) and text.startswith("https://") for text in texts if text
        )

    def _sets_address(self, site: Site) -> bool:
        """Whether a call sets a variable of the environment that may name another server."""
        names = [*self._symbols(site), ".".join(reversed(_chain(self._program, site)))]
        if not any(name.startswith("os.environ") or name.endswith("setenv") for name in names):
            return False
        first = self._program.arguments(site).positional[:1]
        return any(self._is_address(place.code, place.register) for place in first)

    def _is_address(self, ref: CodeRef, register: ir.Register) -> bool:
        values = self._program.values(Place(ref, register)) if register >= 0 else ()
        texts = [v.value for v in values if isinstance(v, Constant) and isinstance(v.value, str)]
        return any(map(_ADDRESSES.search, texts))

    def _touches(self, ref: CodeRef) -> bool:
        """Whether a code does anything of which it is not known what it does to others."""
        program = self._program
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, ir.Call):
                called = program.callees(Site(ref, position))
                if not called or any(isinstance(value, Unknown) for value in called):
                    return True
                symbols = self._symbols(Site(ref, position))
                if any(self._doubles.at(s) or s.startswith("os.environ") for s in symbols):
                    return True
                if any(argument.name in _ELSEWHERE for argument in instruction.arguments):
                    return True
            elif isinstance(instruction, ir.SetAttr | ir.SetItem):
                owners = program.values(Place(ref, instruction.object))
                if any(isinstance(owner, External | ModuleValue | Class) for owner in owners):
                    return True
        return False

    def _fixtures(self, run: Run) -> Iterator[str]:
        """The names by which a test and what sets it up ask for fixtures."""
        for ref in run.test.starts:
            yield from (parameter.name for parameter in self._program.code(ref).parameters)

    def _symbols(self, site: Site) -> tuple[str, ...]:
        return tuple(v.symbol for v in self._program.callees(site) if isinstance(v, External))


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


def _places(ref: CodeRef, call: ir.Call) -> Iterator[Place]:
    """The arguments of a call that say whom to ask."""
    return (Place(ref, one.value) for one in call.arguments if one.name in _ELSEWHERE)


def _chain(program: Program, site: Site) -> list[str]:
    """The names by which code gets to what a call calls, the last first."""
    found: list[str] = []
    seen: set[int] = set()
    call = program.instruction(site)
    waiting = [call.callee] if isinstance(call, ir.Call) else []
    while waiting:
        register = waiting.pop()
        made = program.definition(Place(site.code, register)) if register >= 0 else None
        if made is None or register in seen:
            continue
        seen.add(register)
        one = program.instruction(made)
        if isinstance(one, ir.GetAttr):
            found.append(one.name)
            waiting.append(one.object)
        elif isinstance(one, ir.LoadName):
            found.append(one.name)
        elif isinstance(one, ir.Call):
            waiting.append(one.callee)
        elif isinstance(one, (ir.Await, ir.Enter, ir.Phi, ir.Refine)):
            waiting.extend(operands(one))
    return found
