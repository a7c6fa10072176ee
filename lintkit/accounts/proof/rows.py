"""The objects in the rows of parametrized tests and fixtures: a test runs with each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import CodeRef, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.suite import Suite, Test
    from lintkit.accounts.proof.ways import Starts
    from lintkit.program.program import Program


def objects_in_rows(program: Program, suite: Suite) -> dict[Site, Starts]:
    """By where bodies of tests make an object, the tests that run with it.

    Args:
        program: the linked program.
        suite: its tests.
    """
    found: dict[Site, Starts] = defaultdict(int)
    marked = frozenset(_marked(program, suite))
    for number, test in enumerate(suite.tests):
        for place in _given(program, suite, test):
            for value in program.values(place):
                if isinstance(value, Instance) and value.site.code.path in suite.paths:
                    found[value.site] |= 1 << number
    return {site: tests for site, tests in found.items() if site not in marked}


def _marked(program: Program, suite: Suite) -> Iterator[Site]:
    """Where objects are made in rows with marks of their own, which may leave them out."""
    for path in suite.paths:
        body = CodeRef(path, ir.MODULE_CODE)
        for one in program.code(body).instructions:
            if isinstance(one, ir.Call) and any(a.name == "marks" for a in one.arguments):
                for given in one.arguments:
                    for value in program.values(Place(body, given.value)):
                        if isinstance(value, Instance):
                            yield value.site


def _given(program: Program, suite: Suite, test: Test) -> Iterator[Place]:
    """Where a test, or a fixture of it, gets what is in a row."""
    names = frozenset(suite.parameters(test.code))
    for parameter in program.code(test.code).parameters:
        if parameter.name in names:
            yield Place(test.code, parameter.register)
    for ref in test.starts:
        if ref in suite.fixtures:
            for one in program.code(ref).instructions:
                if isinstance(one, ir.GetAttr) and one.name == "param":
                    yield Place(ref, one.target)
