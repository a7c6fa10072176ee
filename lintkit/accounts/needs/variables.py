"""Reads of environment variables, and of stores of secrets that work like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.needs.read import Read
from lintkit.accounts.reading import externals
from lintkit.accounts.texts import UNKNOWN_PART, texts
from lintkit.program.evidence import described, dotted, expression, literal
from lintkit.program.provenance.environment import environment_read
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import NeedKind
    from lintkit.program.program import Program
    from lintkit.program.provenance.environment import EnvironmentRead

_SECRETS = "streamlit.secrets"
_COLAB = "google.colab.userdata"
_PIECE = re.compile(r"\w{3}")
_MOST_NAMES = 6
_RAISING = ("decouple.", "environ.", "environs.", "os.environ.pop")
"""Readers that raise where a variable without a default is missing."""


def variable_reads(tracer: Tracer) -> Iterator[Read]:
    """Every read of a variable whose name is known, tests aside."""
    program = tracer.program
    for site, instruction in tracer.instructions():
        if isinstance(instruction, (ir.Call, ir.GetItem)):
            yield from _environment(tracer, site)
        if isinstance(instruction, ir.Call):
            yield from _notebook(program, site, instruction)
        if isinstance(instruction, ir.Operate) and instruction.operator in ("in", "not in"):
            yield from _asked(program, site, instruction)
        if isinstance(instruction, ir.SetItem):
            yield from _set(program, site, instruction)
        if isinstance(instruction, (ir.GetAttr, ir.GetItem)):
            yield from _secrets(program, site, instruction)


def _notebook(program: Program, site: Site, call: ir.Call) -> Iterator[Read]:
    """`userdata.get("NAME")`: a secret of the notebook, which raises where there is none."""
    callee = externals(program, Place(site.code, call.callee))
    first = program.arguments(site).positional[:1]
    if first and any(value.symbol == f"{_COLAB}.get" for value in callee):
        step = program.step(site, f"read in `{described(program, site.code)}`")
        for name in constant_keys(program, first[0])[:1]:
            yield Read("secrets", f"{_COLAB}.{name}", "an error is raised", step)


def _set(program: Program, site: Site, stored: ir.SetItem) -> Iterator[Read]:
    """`os.environ["NAME"] = …`: what libraries then read."""
    owner, key = (Place(site.code, register) for register in (stored.object, stored.key))
    if dotted(program, owner).rpartition(".")[2] == "environ" and any(
        value.symbol == "os.environ" for value in externals(program, owner)
    ):
        given = program.values(Place(site.code, stored.value))
        is_text = len(given) == 1 and isinstance(given[0], Constant)
        step = program.step(site, f"set in `{described(program, site.code)}`")
        for name in constant_keys(program, key)[:1]:
            without = "the code sets it, to a text" if is_text else "the code sets it"
            yield Read("environment", str(name), without, step)


def _asked(program: Program, site: Site, asked: ir.Operate) -> Iterator[Read]:
    """`"NAME" in os.environ`; an entry of the environment is a text, in which is looked, too."""
    key, owner = (Place(site.code, register) for register in asked.operands)
    is_store = dotted(program, owner).rpartition(".")[2] in ("environ", "secrets")
    stores = ("os.environ", _SECRETS)
    if is_store and any(value.symbol in stores for value in externals(program, owner)):
        step = program.step(site, f"asked for in `{described(program, site.code)}`")
        for name in constant_keys(program, key)[:1]:
            is_secret = any(value.symbol == _SECRETS for value in externals(program, owner))
            known = f"{_SECRETS}.{name}" if is_secret else str(name)
            kind: NeedKind = "secrets" if is_secret else "environment"
            yield Read(kind, known, "the code goes another way", step)


def _environment(tracer: Tracer, site: Site) -> Iterator[Read]:
    program = tracer.program
    read = environment_read(program, site)
    names = () if read is None else (read.variable,) if read.variable else _pieced(tracer, read)
    if read is None or not names:
        return
    instruction = program.instruction(site)
    step = program.step(site, f"read in `{described(program, site.code)}`")
    if isinstance(instruction, ir.GetItem):
        without = "KeyError is raised"
    elif read.defaults:
        without = f"{_words(program, read.defaults)} is taken"
    else:
        assert isinstance(instruction, ir.Call)  # noqa: S101  what is read otherwise is an item
        callee = externals(program, Place(site.code, instruction.callee))
        raises = any(value.symbol.startswith(_RAISING) for value in callee)
        without = "an error is raised" if raises else _none(program, site, instruction)
    for name in names:
        yield Read("environment", name, without, step)


def _pieced(tracer: Tracer, read: EnvironmentRead) -> tuple[str, ...]:
    """The names that one read can look for, and those of which the code shows a part."""
    if read.name is None:
        return ()
    several = constant_keys(tracer.program, read.name)
    if several:
        return tuple(str(name) for name in several[:_MOST_NAMES])
    found = texts(tracer, (read.name,))
    shown = (text.value.replace(UNKNOWN_PART, "…") for text in found if not text.whole)
    return tuple(dict.fromkeys(name for name in shown if _PIECE.search(name)))[:_MOST_NAMES]


def _words(program: Program, places: tuple[Place, ...]) -> str:
    """A default as its reader would write it."""
    values = {value for place in places for value in program.values(place)}
    constants = [value.value for value in values if isinstance(value, Constant)]
    if len(values) == len(constants) == 1:
        return literal(constants[0])
    return (expression(program, places[0]) if len(places) == 1 else "") or "another value"


def _none(program: Program, site: Site, call: ir.Call) -> str:
    """What becomes of None: whether a condition of the same function looks at it."""
    uses = program.uses(Place(site.code, call.target))
    looks = any(
        isinstance(found := program.instruction(use), (ir.Test, ir.Refine, ir.Assert))
        or (isinstance(found, ir.Operate) and found.operator in ("is", "is not", "not", "=="))
        for use in uses
    )
    return "None is taken, and a condition looks at that" if looks else "None is taken"


def _secrets(program: Program, site: Site, read: ir.GetAttr | ir.GetItem) -> Iterator[Read]:
    owner = externals(program, Place(site.code, read.object))
    if not any(value.symbol == _SECRETS for value in owner):
        return
    step = program.step(site, f"read in `{described(program, site.code)}`")
    if isinstance(read, ir.GetItem):
        for key in constant_keys(program, Place(site.code, read.key))[:1]:
            yield Read("secrets", f"{_SECRETS}.{key}", "KeyError is raised", step)
    elif read.name not in ("get", "items", "keys", "values", "load_if_toml_exists", "to_dict"):
        yield Read("secrets", f"{_SECRETS}.{read.name}", "AttributeError is raised", step)
