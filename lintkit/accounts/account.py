"""The account of every integration point of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.attempts import Attempts
from lintkit.accounts.deadlines import deadline
from lintkit.accounts.http import endpoint_of, model_in_body
from lintkit.accounts.levels import Levels
from lintkit.accounts.models import Models, pin_of
from lintkit.accounts.points import find_points
from lintkit.accounts.services import service_at, service_of
from lintkit.accounts.settings import ModuleSettings
from lintkit.accounts.surroundings import surroundings
from lintkit.accounts.waits import outcomes
from lintkit.model import IntegrationPoint, OutputHandling, TestProof

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lintkit.accounts.points import Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.services import Service
    from lintkit.catalogue import Catalogue
    from lintkit.model import Deadline, EntryPoint, ModelPin
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef


class _Accounts:
    """What the accounts of one program's points share."""

    def __init__(
        self, program: Program, catalogue: Catalogue, sdks: Sdks, is_test: Callable[[str], bool]
    ) -> None:
        self.program = program
        self.catalogue = catalogue
        self.sdks = sdks
        self.is_test = is_test
        settings = ModuleSettings(program, is_test)
        self.levels = Levels(program, sdks, settings)
        self.attempts = Attempts(program, settings)
        self.starts = program.entry_points()


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
    shared = _Accounts(program, catalogue, sdks, is_test)
    models = Models(program, catalogue, today, horizon_days)
    points = [
        _account(shared, models, point, services)
        for point in find_points(program, sdks, is_test)
        if (services := _services(shared, point))
    ]
    return tuple(sorted(points, key=lambda point: (point.path, point.line, point.column)))
