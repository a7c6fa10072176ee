"""What the code itself says about one module."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from lintkit.model.evidence import Evidence, Span
from lintkit.model.points import EntryPoint, IntegrationPoint
from lintkit.model.signoffs import Parts, SignOff


class Remark(Struct, frozen=True, kw_only=True):
    """Something to say about one place of a module.

    Attributes:
        subject: what it is about, as a reader of the source calls it.
        symbol: dotted name of the code that it stands in.
    """

    subject: str
    span: Span
    symbol: str
    evidence: Evidence = ()


class Coupling(Struct, frozen=True, kw_only=True):
    """How a module hangs together with the other modules, tests aside.

    Attributes:
        fan_in: how many of them import it or call into it.
        fan_out: how many of them it imports or calls into.
        import_cycle: the paths of all modules, itself included, that import each other in a circle
            when they are loaded; empty where it is in none.
        call_cycle: the dotted names of its functions that call themselves, directly or through
            others.
    """

    fan_in: int = 0
    fan_out: int = 0
    import_cycle: tuple[str, ...] = ()
    call_cycle: tuple[str, ...] = ()


class ModuleAccount(Struct, frozen=True, kw_only=True):
    """What the code itself says about one module that is no test.

    Attributes:
        name: its dotted name.
        said: the first sentence of its docstring.
        points: its integration points, in order.
        entry_points: where execution starts that can arrive in it.
        callers: how many functions of other modules, tests aside, call into it.
        tangles: complex functions, reached and untested, in the middle of which a model is asked.
        placeholders: what only stands for work, and is run on the way to a model.
        unprovided: imports that neither a manifest nor a module nor a known package provides.
        unreached: functions from which a model is asked, and that nothing calls.
        copies: functions on the way to a model that repeat another one.
        unrecorded: calls to models of which nothing on the way keeps a record.
        traces: calls to models, each with the lines near it that log, count or trace something.
        notes: comments on the way to a model that say what is still to be done, in their author's
            words.
        unseen: what may reach a model, although no call of it is seen to.
        parts: what a sign-off of each function with integration points is bound to, by its name
            in the module, which is empty for what runs when the module is imported.
        sign_off: how the sign-off stands.
    """

    path: str
    name: str
    said: str = ""
    points: tuple[IntegrationPoint, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    callers: int = 0
    coupling: Coupling = Coupling()
    tangles: tuple[Remark, ...] = ()
    placeholders: tuple[Remark, ...] = ()
    unprovided: tuple[Remark, ...] = ()
    unreached: tuple[Remark, ...] = ()
    copies: tuple[Remark, ...] = ()
    unrecorded: tuple[Remark, ...] = ()
    traces: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    unseen: tuple[Remark, ...] = ()
    parts: Mapping[str, Parts] = {}
    sign_off: SignOff = SignOff(state="none")
