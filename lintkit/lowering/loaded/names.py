"""What registers of one file hold, as far as the text of that file alone tells."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_STEPS = 8


class At(Struct, frozen=True):
    """A register of a code of the file."""

    code: int
    register: int


class Names:
    """The definitions of registers and names in one file.

    Args:
        module: the file.
    """

    def __init__(self, module: ir.Module) -> None:
        self.module = module

    def made(self, at: At) -> ir.AnyInstruction | None:
        """The instruction that defines a register; None for a parameter."""
        return self._made[at.code].get(at.register)

    def source(self, at: At) -> At:
        """Where the value of a register comes from, through names that are bound once."""
        for _ in range(_MOST_STEPS):
            made = self.made(at)
            if isinstance(made, ir.Refine):
                at = At(at.code, made.source)
            elif isinstance(made, ir.LoadName) and len(self._bound[made.owner, made.name]) == 1:
                at = self._bound[made.owner, made.name][0]
            else:
                break
        return at

    def called(self, at: At, depth: int = _MOST_STEPS) -> frozenset[str]:
        """The dotted names that a register may stand for; empty where that is no plain name."""
        made = self.made(at) if depth else None
        if isinstance(made, ir.GetAttr):
            owners = self.called(At(at.code, made.object), depth - 1)
            return frozenset(f"{owner}.{made.name}" for owner in owners)
        if isinstance(made, ir.LoadName):
            bound = self._bound[made.owner, made.name]
            if not bound:
                return frozenset({made.name})
            kinds = (ir.ImportModule, ir.ImportFrom)
            imported = (one for one in bound if isinstance(self.made(one), kinds))
            return frozenset(name for one in imported for name in self.called(one, depth - 1))
        if isinstance(made, ir.ImportModule):
            return frozenset({made.module if made.whole else made.module.partition(".")[0]})
        if isinstance(made, ir.ImportFrom) and not made.level:
            return frozenset({f"{made.module}.{made.name}"})
        if isinstance(made, ir.Phi):
            sources = (At(at.code, one) for one in made.sources)
            return frozenset(name for one in sources for name in self.called(one, depth - 1))
        return frozenset()

    def last_name(self, at: At) -> str:
        """The last name by which a register is read or defined; "" where there is none."""
        made = self.made(at)
        if isinstance(made, ir.GetAttr | ir.LoadName | ir.ImportFrom):
            return made.name
        if isinstance(made, ir.MakeFunction | ir.MakeClass):
            return self.module.codes[made.code].name
        return ""

    def default(self, at: At) -> tuple[ir.Parameter, At | None] | None:
        """The parameter that arrives in a register, and its default; None for any other."""
        for parameter in self.module.codes[at.code].parameters:
            if parameter.register == at.register:
                return parameter, self._defaults.get((at.code, parameter.name))
        return None

    def option(self, code: int, read: ir.GetAttr) -> At | None:
        """The default of an option of `argparse` that an attribute holds; None for any other."""
        parsed = self.made(self.source(At(code, read.object)))
        method = self.made(At(code, parsed.callee)) if isinstance(parsed, ir.Call) else None
        if isinstance(method, ir.GetAttr) and method.name == "parse_args":
            return self._options.get(read.name)
        return None

    @cached_property
    def _options(self) -> Mapping[str, At]:
        found: dict[str, At] = {}
        for index, code in enumerate(self.module.codes):
            for one in code.instructions:
                callee = self.made(At(index, one.callee)) if isinstance(one, ir.Call) else None
                if not isinstance(one, ir.Call) or not isinstance(callee, ir.GetAttr):
                    continue
                flags = (self.made(At(index, a.value)) for a in one.arguments if not a.name)
                texts = [str(flag.value) for flag in flags if isinstance(flag, ir.Const)]
                long = [text for text in texts if text.startswith("--")]
                default = [At(index, a.value) for a in one.arguments if a.name == "default"]
                if callee.name == "add_argument" and long and default:
                    found[long[0].lstrip("-").replace("-", "_")] = default[0]
        return found

    @cached_property
    def _made(self) -> tuple[Mapping[int, ir.AnyInstruction], ...]:
        return tuple(
            {target: one for one in code.instructions if (target := _target(one)) >= 0}
            for code in self.module.codes
        )

    @cached_property
    def _bound(self) -> Mapping[tuple[int, str], list[At]]:
        found: defaultdict[tuple[int, str], list[At]] = defaultdict(list)
        for index, code in enumerate(self.module.codes):
            for one in code.instructions:
                if isinstance(one, ir.StoreName):
                    found[one.owner, one.name].append(At(index, one.value))
        return found

    @cached_property
    def _defaults(self) -> Mapping[tuple[int, str], At]:
        return {
            (one.code, default.parameter): At(index, default.value)
            for index, code in enumerate(self.module.codes)
            for one in code.instructions
            if isinstance(one, ir.MakeFunction)
            for default in one.defaults
        }


def _target(instruction: ir.AnyInstruction) -> int:
    return getattr(instruction, "target", ir.NO_REGISTER)
