"""Functions that ask a model among much other work, and that no test runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.modules.complexity import complexity
from lintkit.model import Remark, Span, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.view import View
    from lintkit.program.values import CodeRef

_MOST = 15  # McCabe's own limit is 10; up to 15 has been used with success (NIST SP 500-235)


def tangles(view: View, path: str) -> Iterator[Remark]:
    """The functions of a module, reached from an entry point, that are too complex to read."""
    told: set[CodeRef] = set()
    for ref, site, point in view.points_in(path):
        code = view.program.code(ref)
        paths = complexity(code)
        is_untested = point.tests.state == "none"
        if ref in told or code.kind != "function" or paths <= _MOST or not is_untested:
            continue
        if ref in view.entries:
            told.add(ref)
            name = described(view.program, ref)
            text = f"`{name}` has {paths} independent ways through it"
            yield Remark(
                subject=f"`{name}`",
                span=Span(path, code.def_line, code.column, code.def_line, code.column),
                symbol=view.program.symbol(ref),
                evidence=(
                    *view.entries.evidence(ref),
                    Step(path, code.def_line, text),
                    view.program.step(site, f"among them, the model is asked: `{point.call}`"),
                ),
            )
