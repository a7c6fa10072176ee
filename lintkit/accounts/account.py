"""The account of every integration point of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.attempts import Attempts
from lintkit.accounts.deadlines import deadline
from lintkit.accounts.levels import Levels
from lintkit.accounts.models import Models, pin_of
from lintkit.accounts.points import Finder
from lintkit.accounts.settings import ModuleSettings
from lintkit.accounts.surroundings import surroundings
from lintkit.accounts.waits import outcomes
from lintkit.model import IntegrationPoint, OutputHandling, TestProof

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lintkit.accounts.points import Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.catalogue import Catalogue
    from lintkit.model import Deadline
    from lintkit.program.program import Program


def account_for(
    program: Program,
    catalogue: Catalogue,
    sdks: Sdks,
    is_test: Callable[[str], bool],
    *,
    today: date,
    horizon_days: int,
) -> tuple[IntegrationPoint, ...]:
    """The account of every integration point of a program, by path and line.

    Args:
        program: the linked program.
        catalogue: what is known of SDKs, models and hosts.
        sdks: the versions of SDKs that the project's manifests allow.
        is_test: whether a path, relative to the root of the run, is one of the tests.
        today: the day on which models are judged.
        horizon_days: how many days ahead a retirement counts.
    """
    accountant = _Accountant(program, catalogue, sdks, is_test, today, horizon_days)
    found = (
        accountant.account(point) for point in Finder(program, catalogue, sdks).points(is_test)
    )
    return tuple(sorted(found, key=lambda point: (point.path, point.line, point.column)))


class _Accountant:
    """What the accounts of one program's points share."""

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        sdks: Sdks,
        is_test: Callable[[str], bool],
        today: date,
        horizon_days: int,
    ) -> None:
        self._program = program
        self._sdks = sdks
        self._is_test = is_test
        settings = ModuleSettings(program, is_test)
        self._levels = Levels(program, sdks, settings)
        self._attempts = Attempts(program, settings)
        self._models = Models(program, catalogue, today, horizon_days)
        self._starts = program.entry_points()

    def account(self, point: Point) -> IntegrationPoint:
        """The account of one point."""
        program, site = self._program, point.site
        first = point.ways[0]
        span = program.span(site)
        reaching = program.reaching(site.code)
        pins = [pin for way in point.ways for pin in self._models.pins(way, site, point.bound)]
        model = pin_of(pins)
        return IntegrationPoint(
            path=span.path,
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
            symbol=program.symbol(site.code),
            provider=self._models.provider(first, model),
            call=first.chain.call,
            kind=first.kind,
            confidence="high",
            deadline=self._deadline(point),
            model=model,
            sdk=self._sdks.pin(first.chain, span.path),
            output=OutputHandling(),
            tests=TestProof(state="unknown"),
            entry_points=tuple(sorted(entry for ref, entry in self._starts if ref in reaching)),
            reach=len(reaching),
            evidence=first.evidence,
        )

    def _deadline(self, point: Point) -> Deadline:
        call = (point.site, point.bound)
        found = tuple(
            outcome
            for way in point.ways
            for outcome in outcomes(
                self._program,
                self._levels,
                way.chain,
                call,
                self._attempts.of(way.chain),
            )
        )
        around = surroundings(self._program, point.site, self._is_test)
        return deadline(self._program, tuple(dict.fromkeys(found)), around)
