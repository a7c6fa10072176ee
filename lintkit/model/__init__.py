"""What the stages after linking hand on: evidence, accounts of integration points, findings.

These are the words of the inventory's JSON contract; the field names are part of it.
"""

from lintkit.model.call_map import CallMap, Hop, Stop
from lintkit.model.deadlines import (
    BOUND_AROUND,
    CallerDeadline,
    Deadline,
    DeadlineState,
    Failure,
    IdleGuard,
    TimeoutPlace,
    Unhandled,
    WrongUnit,
)
from lintkit.model.evidence import Confidence, Evidence, Severity, Span, Step
from lintkit.model.findings import Finding
from lintkit.model.fixes import (
    Change,
    Edit,
    Fix,
    ReplaceComment,
    ReplaceString,
    SetArgument,
)
from lintkit.model.inventory import Inventory
from lintkit.model.modules import Coupling, ModuleAccount, Remark
from lintkit.model.needs import Named, Need, NeedKind
from lintkit.model.outputs import (
    EdgeCase,
    OutputFault,
    OutputFaultKind,
    OutputHandling,
    OutputUse,
    OutputUseKind,
    TestProof,
    TestState,
)
from lintkit.model.pins import (
    ApiVersion,
    ModelPin,
    ModelSource,
    ModelState,
    SdkPin,
    SdkState,
    Snapshot,
    Written,
)
from lintkit.model.points import (
    UP_TO_CALLERS,
    Destination,
    EntryPoint,
    EntryWait,
    IntegrationPoint,
    PointKind,
    Purpose,
    Service,
    Tool,
    ToolArgument,
)
from lintkit.model.signoffs import Part, Parts, SignOff, SignOffChange, SignOffState

__all__ = [
    "BOUND_AROUND",
    "UP_TO_CALLERS",
    "ApiVersion",
    "CallMap",
    "CallerDeadline",
    "Change",
    "Confidence",
    "Coupling",
    "Deadline",
    "DeadlineState",
    "Destination",
    "EdgeCase",
    "Edit",
    "EntryPoint",
    "EntryWait",
    "Evidence",
    "Failure",
    "Finding",
    "Fix",
    "Hop",
    "IdleGuard",
    "IntegrationPoint",
    "Inventory",
    "ModelPin",
    "ModelSource",
    "ModelState",
    "ModuleAccount",
    "Named",
    "Need",
    "NeedKind",
    "OutputFault",
    "OutputFaultKind",
    "OutputHandling",
    "OutputUse",
    "OutputUseKind",
    "Part",
    "Parts",
    "PointKind",
    "Purpose",
    "Remark",
    "ReplaceComment",
    "ReplaceString",
    "SdkPin",
    "SdkState",
    "Service",
    "SetArgument",
    "Severity",
    "SignOff",
    "SignOffChange",
    "SignOffState",
    "Snapshot",
    "Span",
    "Step",
    "Stop",
    "TestProof",
    "TestState",
    "TimeoutPlace",
    "Tool",
    "ToolArgument",
    "Unhandled",
    "Written",
    "WrongUnit",
]
