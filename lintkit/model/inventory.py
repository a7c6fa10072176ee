"""Everything that the code says, as the rules are handed it."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model.evidence import Evidence
from lintkit.model.modules import ModuleAccount, Remark
from lintkit.model.needs import Named, Need
from lintkit.model.pins import Snapshot
from lintkit.model.points import (
    Destination,
    EntryWait,
    IntegrationPoint,
    Purpose,
    Service,
    Tool,
    ToolFault,
)


class Inventory(Struct, frozen=True):
    """All integration points of a program, by path and line, and its modules.

    What is about all modules holds for those that the run has read: a check leaves out what no
    point can depend on, a report nothing. What follows `modules` is told in reports alone.

    Attributes:
        models: the lists that models were judged by; None where the catalogue holds none.
        entry_waits: how long the entry points that reach a model can wait in all.
        purposes: the instructions that several points share.
        tool_faults: where arguments that a model chooses for a tool do something.
        modules: the accounts of all modules that are no tests, by path.
        needs: what the program has to be given from outside.
        destinations: where requests go beside the calls of models, by host; what the code does not
            name first.
        running: where code or commands are run that are not all written in the program.
        instructions: texts that are written as instructions to a model.
        limits: numbers whose names say that they limit something.
        tools: the functions that a model may call.
        refusals: errors that code near a model raises by itself, or for want of a key, each with
            its condition.
        parsing: where code near a model parses texts, each with what becomes of one that is broken.
        declared: the tools and forms that a model is told of as data, each with what it is for.
        services: the libraries by which the program talks to something else, or keeps something.
        written: where files are written or deleted.
        clients: where clients of models are made, each with its nearest condition.
        automation: what runs by itself that tests the program or asks models: when, with which
            keys.
        configured: models that files of configuration name: who serves each and until when, its
            first place, and other files.
    """

    points: tuple[IntegrationPoint, ...]
    models: Snapshot | None = None
    entry_waits: tuple[EntryWait, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    tool_faults: tuple[ToolFault, ...] = ()
    modules: tuple[ModuleAccount, ...] = ()
    needs: tuple[Need, ...] = ()
    destinations: tuple[Destination, ...] = ()
    running: Evidence = ()
    instructions: tuple[Named, ...] = ()
    limits: tuple[Named, ...] = ()
    tools: tuple[Tool, ...] = ()
    refusals: tuple[Remark, ...] = ()
    parsing: tuple[Remark, ...] = ()
    services: tuple[Service, ...] = ()
    written: Evidence = ()
    clients: tuple[Remark, ...] = ()
    declared: tuple[Named, ...] = ()
    automation: tuple[Named, ...] = ()
    configured: tuple[Named, ...] = ()
