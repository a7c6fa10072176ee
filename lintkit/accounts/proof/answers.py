"""Who answers a call in a test: a double, the live model, or nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.accounts.proof.fed import filled
from lintkit.ir import Call, SetAttr, SetItem
from lintkit.program.values import (
    Class,
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

    from lintkit.accounts.proof.reached import Run
    from lintkit.accounts.proof.suite import Suite
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

Answerer: TypeAlias = Literal["double", "live", "unknown"]

_ANSWERING = frozenset({"transport", "server", "model_class", "cassette"})
_ELSEWHERE = frozenset({"base_url", "api_base", "http_client", "transport", "endpoint", "host"})
_ENVIRONMENT = ("os.environ", "os.putenv", "dotenv.")
_HARMLESS_FIXTURES = frozenset(
    {"request", "tmp_path", "tmp_path_factory", "tmpdir", "capsys", "capfd", "caplog", "subtests",
     "event_loop", "anyio_backend", "benchmark", "self", "cls"}
)  # fmt: skip


class Answers:
    """Tells who answers a point's call in a test."""

    def __init__(self, program: Program, suite: Suite, catalogue: Catalogue) -> None:
        self._program = program
        self._suite = suite
        self._doubles = catalogue.doubles
        self._everywhere: dict[CodeRef, Answerer] = {}
        self._sdks = frozenset(name for sdk in catalogue.sdks for name in sdk.imports)
        self._given = catalogue.doubles.parameters

    def of(self, site: Site, run: Run) -> Answerer:
        """Who answers the call at a site when a test runs it."""
        if self._is_handed_in(site, run):
            return "double"
        ref = run.test.code
        if ref not in self._everywhere:
            self._everywhere[ref] = self._whatever_is_called(run)
        return self._everywhere[ref]

    def _whatever_is_called(self, run: Run) -> Answerer:
        if any(patch.outside for patch in run.patches) or self._puts_double_in_place(run):
            return "double"
        return "unknown" if run.patches or self._may_redirect(run) else "live"

    def _is_handed_in(self, site: Site, run: Run) -> bool:
        """Whether the test makes the object that is called, and it is not the SDK's own client."""
        support = set(run.support)
        for value in self._program.callees(site):
            if isinstance(value, Function) and value.code in support:
                return True
            if isinstance(value, Instance) and value.site.code in support:
                return True
            if isinstance(value, External) and value.origin and value.origin.code in support:
                return self._stands_in(value.symbol) or not self._is_of_sdk(value)
        return False

    def _stands_in(self, symbol: str) -> bool:
        """Whether what has this name answers in a model's place, whatever it is handed."""
        double = self._doubles.at(symbol)
        return double is not None and double.mechanism != "parameter"

    def _is_of_sdk(self, value: External) -> bool:
        return any(f"{value.symbol}.".startswith(f"{name}.") for name in self._sdks)

    def _puts_double_in_place(self, run: Run) -> bool:
        found = [self._doubles.of_fixture(name) for name in self._fixtures(run)]
        sites = [*run.calls, *(s for s, _ in self._suite.decorations(run.test.code) if s)]
        found += [self._doubles.at(symbol) for site in sites for symbol in self._symbols(site)]
        if any(double is not None and double.mechanism in _ANSWERING for double in found):
            return True
        return any(name in self._given for _, name, _ in filled(self._program, run))

    def _may_redirect(self, run: Run) -> bool:
        """Whether anything a test does could put another answer in the model's place."""
        given = set(self._fixtures(run)) - _HARMLESS_FIXTURES
        if given - {self._program.code(ref).name for ref in run.test.starts}:
            return True
        shared = self._suite.bodies_seen_by(run.test.code)
        return any(self._redirects(ref) for ref in (*run.support, *shared))

    def _redirects(self, ref: CodeRef) -> bool:
        program = self._program
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, Call):
                called = program.callees(Site(ref, position))
                if not called or any(isinstance(value, Unknown) for value in called):
                    return True
                symbols = self._symbols(Site(ref, position))
                if any(self._stands_in(s) or s.startswith(_ENVIRONMENT) for s in symbols):
                    return True
                if any(argument.name in _ELSEWHERE for argument in instruction.arguments):
                    return True
            elif isinstance(instruction, SetAttr | SetItem):
                owners = program.values(Place(ref, instruction.object))
                if any(map(self._is_of_program, owners)):
                    return True
        return False

    def _is_of_program(self, owner: AbstractValue) -> bool:
        """Whether the program may look at what a test puts into this."""
        if isinstance(owner, Instance):
            return owner.class_.path not in self._suite.paths
        return isinstance(owner, External | ModuleValue | Class)

    def _fixtures(self, run: Run) -> Iterator[str]:
        """The names by which a test and what sets it up ask for fixtures."""
        for ref in run.test.starts:
            yield from (parameter.name for parameter in self._program.code(ref).parameters)

    def _symbols(self, site: Site) -> tuple[str, ...]:
        return tuple(v.symbol for v in self._program.callees(site) if isinstance(v, External))
