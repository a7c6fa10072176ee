"""An instruction that has its turn in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.ir import Register
from lintkit.program.frames import Frame
from lintkit.program.link import Link
from lintkit.program.protocols import Where

if TYPE_CHECKING:
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node


class Event(Struct, frozen=True):
    """An instruction of a frame has its turn.

    Attributes:
        register: the register that changed; `NO_REGISTER` when the frame starts.
        values: what is new in it.
    """

    link: Link
    frame: Frame
    position: int
    register: Register = ir.NO_REGISTER
    values: tuple[int, ...] = ()

    @property
    def where(self) -> Where:
        """The place to call special methods from."""
        return Where(self.frame, self.position)

    def node(self, register: Register) -> Node:
        """The node of a register of the frame."""
        return self.frame.base + register

    def give(self, register: Register, value: AbstractObject) -> None:
        """The register holds an object."""
        self.link.give(self.frame.base + register, value)

    def copy_to(self, node: Node) -> None:
        """The node holds the new values too."""
        self.link.solver.add(node, frozenset(self.values))
