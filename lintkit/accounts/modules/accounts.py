"""The account of every module of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.authors import first_sentence
from lintkit.accounts.modules.copies import copies
from lintkit.accounts.modules.coupling import couplings
from lintkit.accounts.modules.imports import Imports, certain_imports
from lintkit.accounts.modules.notes import notes
from lintkit.accounts.modules.placeholders import Placeholders
from lintkit.accounts.modules.reach import Reach, reach_by_module
from lintkit.accounts.modules.records import Records
from lintkit.accounts.modules.tangles import tangles
from lintkit.accounts.modules.traces import Traces
from lintkit.accounts.modules.unreached import Unreached
from lintkit.accounts.modules.view import View
from lintkit.ir import MODULE_CODE
from lintkit.model import Coupling, ModuleAccount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint, Parts, Remark
    from lintkit.program.values import Site


def module_accounts(
    tracer: Tracer,
    points: Mapping[Site, IntegrationPoint],
    files: ProjectFiles | None,
    packages: frozenset[str],
    parts: Mapping[str, Mapping[str, Parts]],
    unseen: Mapping[str, tuple[Remark, ...]],
) -> tuple[ModuleAccount, ...]:
    """The accounts of the modules that are no tests, by path.

    Args:
        tracer: asks the linked program.
        points: the integration points by their call.
        files: the other files of the project; None: nothing is known of them.
        packages: names that imports of known packages start with.
        parts: what sign-offs are bound to, by path and by function.
        unseen: what may reach a model although no call is seen to, by path.
    """
    view = View(tracer.program, tracer.is_test, points)
    accountant = _Accountant(view, files, packages, parts, unseen)
    return tuple(
        accountant.account(path) for path in sorted(view.program.modules) if not view.is_test(path)
    )


class _Accountant:
    """What the accounts of one program's modules share."""

    def __init__(
        self,
        view: View,
        files: ProjectFiles | None,
        packages: frozenset[str],
        parts: Mapping[str, Mapping[str, Parts]],
        unseen: Mapping[str, tuple[Remark, ...]],
    ) -> None:
        self._view = view
        self._parts = parts
        self._unseen = unseen
        self._reach = reach_by_module(view.program, view.is_test)
        self._couplings = couplings(view.program, view.is_test)
        self._placeholders = Placeholders(view)
        self._records = Records(view)
        self._traces = Traces(view)
        self._copies = copies(view)
        self._imports = Imports(files, packages) if files else None
        self._unreached = Unreached(view, files) if files else None

    def account(self, path: str) -> ModuleAccount:
        """The account of one module."""
        arriving = self._reach.get(path, Reach())
        imports, unreached = self._imports, self._unreached
        written = certain_imports(self._view.program.modules[path])
        return ModuleAccount(
            path=path,
            name=self._view.program.names[path],
            said=first_sentence(self._view.program.modules[path].codes[MODULE_CODE]),
            points=tuple(point for _, _, point in self._view.points_in(path)),
            entry_points=arriving.entry_points,
            callers=arriving.callers,
            coupling=self._couplings.get(path, Coupling()),
            tangles=tuple(tangles(self._view, path)),
            placeholders=tuple(self._placeholders.of(path)),
            unprovided=() if imports is None else tuple(imports.unprovided(path, written)),
            unreached=() if unreached is None else tuple(unreached.of(path)),
            copies=tuple(self._copies.get(path, ())),
            unrecorded=tuple(self._records.missing(path)),
            traces=tuple(self._traces.near(path)),
            notes=tuple(notes(self._view, path)),
            unseen=self._unseen.get(path, ()),
            parts=self._parts.get(path, {}),
        )
