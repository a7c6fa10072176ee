"""What the SDK's own options say about the wait, by their precedence.

The call's arguments go before a derived client's, these before the constructor's, then a custom
HTTP client's, then options set on the module; the SDK's default comes last.
"""

from __future__ import annotations

from itertools import chain as joined
from math import isinf
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.durations import durations
from lintkit.accounts.outcomes import Outcome
from lintkit.accounts.parameters import Passed, first_passed, passed
from lintkit.accounts.reading import externals
from lintkit.catalogue.schema import UNIT_SECONDS
from lintkit.ir import NO_REGISTER
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.clients import Chain, Maker
    from lintkit.accounts.durations import Duration
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.catalogue.schema import Covers, Parameter, Unit
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments


class _Level(Struct, frozen=True):
    """One place where a timeout can be chosen.

    Attributes:
        places: where its values stand; empty where it is left out.
        certain: no lower level counts where these values are not "unset".
        open: something may be passed that is not seen.
        none_is_unset: `None` means "as if absent" here.
        absent: what to tell a reader where it is left out.
    """

    places: tuple[Place, ...]
    certain: bool
    open: bool
    unit: Unit
    none_is_unset: bool
    present: Step
    absent: Step | None


class Waits:
    """Reads the timeouts and attempts that a program chooses through its SDKs' options."""

    def __init__(self, program: Program, settings: ModuleSettings) -> None:
        self._program = program
        self._settings = settings
