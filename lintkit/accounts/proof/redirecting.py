"""Whether anything that a test does could put another answer in the model's place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof.said import chain, chain_outside, receivers, symbols
from lintkit.program.values import (
    Class,
    Constant,
    Container,
    External,
    Instance,
    ModuleValue,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.patches import Patches
    from lintkit.accounts.proof.reached import Run
    from lintkit.accounts.proof.suite import Suite
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_ELSEWHERE = frozenset({"base_url", "api_base", "http_client", "transport", "endpoint", "host"})
_ADDRESSES = re.compile(r"BASE|URL|HOST|ENDPOINT|PROXY|PROVIDER|BACKEND", re.IGNORECASE)
_STORES = re.compile(
    r"DATABASE|(^|_)DB(_|$)|SQL|POSTGRES|MONGO|REDIS|CACHE|QUEUE|BROKER|CELERY|RABBIT|KAFKA",
    re.IGNORECASE,
)
"""What keeps something is named so, and no model answers there."""

# What the names of things are like that answer instead of a model.
_REPLACING = re.compile(
    r"mock|fake|stub|patch|double|dummy|vcr|cassette|record|server|respx|httpx|intercept",
    re.IGNORECASE,
)
_READ = frozenset({"mocker", "monkeypatch"})
"""Fixtures of which each use is read for itself."""
_HARMLESS_FIXTURES = frozenset(
    {"request", "tmp_path", "tmp_path_factory", "tmpdir", "capsys", "capfd", "caplog", "subtests",
     "event_loop", "anyio_backend", "benchmark", "self", "cls"}
)  # fmt: skip


class Redirects:
    """What the tests of a program do to answers that come from elsewhere."""

    def __init__(self, program: Program, suite: Suite, patches: Patches, doubles: Doubles) -> None:
        self._program = program
        self._suite = suite
        self._patches = patches
        self._doubles = doubles
        self._replaced: dict[CodeRef, frozenset[str] | None] = {}

    def may_redirect(self, run: Run, said: frozenset[str]) -> bool:
        """Whether anything that a test does could redirect a call.

        Args:
            run: what the test runs.
            said: the names by which code gets to what is called.
        """
        own = {self._suite.name(ref) for ref in run.test.starts}
        given = set(self.fixtures(run)) - own - _READ - set(self._suite.parameters(run.test.code))
        if any(map(_REPLACING.search, given)):
            return True
        shared = self._suite.bodies_seen_by(run.test.code)
        return any(self._redirects(ref, said) for ref in (*run.support, *shared))

    def leaves_all(self, run: Run) -> bool:
        """Whether nothing at all that a test does or asks for may stand for a model."""
        asked = set(self.fixtures(run)) - {self._suite.name(ref) for ref in run.test.starts}
        known = _HARMLESS_FIXTURES | set(self._suite.parameters(run.test.code))
        if run.patches or asked - known:
            return False
        shared = self._suite.bodies_seen_by(run.test.code)
        return not any(self._touches(ref) for ref in (*run.support, *shared))

    def fixtures(self, run: Run) -> Iterator[str]:
        """The names by which a test and what sets it up ask for fixtures."""
        for ref in run.test.starts:
            yield from (parameter.name for parameter in self._program.code(ref).parameters)

    def _redirects(self, ref: CodeRef, said: frozenset[str]) -> bool:
        if ref not in self._replaced:
            self._replaced[ref] = self._read(ref)
        replaced = self._replaced[ref]
        return replaced is None or not said.isdisjoint(replaced)

    def _read(self, ref: CodeRef) -> frozenset[str] | None:
        """The names under which a code puts something else; None where it redirects any call."""
        program = self._program
        names: set[str] = set()
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, ir.Call):
                site = Site(ref, position)
                if any(map(self._leads_elsewhere, _places(ref, instruction))):
                    return None
                called = program.callees(site)
                unknown = not called or any(isinstance(value, Unknown) for value in called)
                if (
                    unknown
                    and not self._is_of_builtin(site)
                    and any(map(_REPLACING.search, chain_outside(program, site, self._is_own)))
                    and not any(True for _ in self._patches.of([site]))
                ):
                    return None
                if self._patches.is_unclear(site) or self._sets_address(site):
                    return None
            elif isinstance(instruction, ir.SetAttr):
                owners = program.values(Place(ref, instruction.object))
                if any(isinstance(owner, External | ModuleValue | Class) for owner in owners):
                    names.add(instruction.name)
                if self._puts_own(ref, instruction):
                    return None
            elif isinstance(instruction, ir.SetItem) and self._is_address(ref, instruction.key):
                return None
        return None if names & _ELSEWHERE else frozenset(names)

    def _is_of_builtin(self, site: Site) -> bool:
        """Whether it is a method of a generator or container, as `fake_stream.aclose()` is."""
        owners = tuple(receivers(self._program, site))
        return bool(owners) and all(isinstance(owner, Container) for owner in owners)

    def _puts_own(self, ref: CodeRef, written: ir.SetAttr) -> bool:
        """Whether an object of a class of tests is put into one of the program: `llm._ws = ws`."""
        owners = self._program.values(Place(ref, written.object))
        values = self._program.values(Place(ref, written.value))
        return any(isinstance(v, Instance) and self._is_own(v.class_) for v in values) and any(
            isinstance(o, Instance) and not self._is_own(o.class_) for o in owners
        )

    def _is_own(self, ref: CodeRef) -> bool:
        return ref.path in self._suite.paths

    def _leads_elsewhere(self, place: Place) -> bool:
        """Whether an address, or a transport, may be another than that of a service."""
        values = self._program.values(place)
        texts = [value.value for value in values if isinstance(value, Constant)]
        return len(texts) < len(values) or not all(
            isinstance(text, str) and text.startswith("https://") for text in texts if text
        )

    def _sets_address(self, site: Site) -> bool:
        """Whether a call sets a variable of the environment that may name another server."""
        names = [*symbols(self._program, site), ".".join(reversed(chain(self._program, site)))]
        if not any(name.startswith("os.environ") or name.endswith("setenv") for name in names):
            return False
        first = self._program.arguments(site).positional[:1]
        return any(self._is_address(place.code, place.register) for place in first)

    def _is_address(self, ref: CodeRef, register: ir.Register) -> bool:
        values = self._program.values(Place(ref, register)) if register >= 0 else ()
        texts = [v.value for v in values if isinstance(v, Constant) and isinstance(v.value, str)]
        return any(_ADDRESSES.search(one) and not _STORES.search(one) for one in texts)

    def _touches(self, ref: CodeRef) -> bool:
        """Whether a code does anything of which it is not known what it does to others."""
        program = self._program
        for position, instruction in enumerate(program.code(ref).instructions):
            if isinstance(instruction, ir.Call):
                called = program.callees(Site(ref, position))
                if not called or any(isinstance(value, Unknown) for value in called):
                    return True
                named = symbols(program, Site(ref, position))
                if any(self._doubles.at(s) or s.startswith("os.environ") for s in named):
                    return True
                if any(argument.name in _ELSEWHERE for argument in instruction.arguments):
                    return True
            elif isinstance(instruction, ir.SetAttr | ir.SetItem):
                owners = program.values(Place(ref, instruction.object))
                if any(isinstance(owner, External | ModuleValue | Class) for owner in owners):
                    return True
                if isinstance(instruction, ir.SetAttr) and self._puts_own(ref, instruction):
                    return True
        return False


def _places(ref: CodeRef, call: ir.Call) -> Iterator[Place]:
    """The arguments of a call that say whom to ask."""
    return (Place(ref, one.value) for one in call.arguments if one.name in _ELSEWHERE)
