"""Where the program runs code or commands at all, whether or not a model chose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, callee_externals
from lintkit.program.evidence import described
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import Item
from lintkit.program.sketches import written
from lintkit.program.values import Class, Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site

_RUNNING = frozenset(
    {
        *("builtins.exec", "builtins.eval", "os.system", "os.popen", "runpy.run_path"),
        *("subprocess.getoutput", "subprocess.getstatusoutput", "pty.spawn", "os.execvp"),
        *("asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"),
        *(f"subprocess.{one}" for one in ("run", "Popen", "call", "check_call", "check_output")),
        *("code.InteractiveInterpreter.runsource", "nbclient.NotebookClient", "pexpect.spawn"),
    }
)
# What loads code that is named only when it runs; keyword and position of what is loaded.
_LOADING = {
    "importlib.util.spec_from_file_location": ("location", 1),
    "importlib.import_module": ("name", 0),
    "runpy.run_module": ("mod_name", 0),
    "builtins.__import__": ("name", 0),
}
_SHELLS = frozenset(
    f"{folder}{name}" for folder in ("", "/bin/", "/usr/bin/") for name in ("bash", "sh", "zsh")
) | {"cmd", "cmd.exe", "powershell", "python", "python3"}
_TIMED = frozenset(f"subprocess.{one}" for one in ("run", "call", "check_call", "check_output"))
# By package: the last names of what runs code or commands in a sandbox, a container or elsewhere.
_ELSEWHERE: dict[str, frozenset[str]] = {
    "daytona": frozenset({"code_run", "exec"}),
    "docker": frozenset({"exec_run", "run"}),
    "e2b": frozenset({"run", "run_code"}),
    "e2b_code_interpreter": frozenset({"run", "run_code"}),
    "fabric": frozenset({"run", "sudo"}),
    "jupyter_client": frozenset({"execute", "execute_interactive"}),
    "modal": frozenset({"exec"}),
    "paramiko": frozenset({"exec_command"}),
    "swerex": frozenset({"execute", "run_in_session"}),
}


def running(tracer: Tracer) -> Evidence:
    """The calls, tests aside, that run what is not all written there."""
    return tuple(sorted(_running(tracer)))


def _running(tracer: Tracer) -> Iterator[Step]:
    program = tracer.program
    for site, _ in program.calls():
        if tracer.is_test(site.code.path):
            continue
        for symbol in _symbols(program, site):
            if (told := _told(program, site, symbol)) is not None:
                yield program.step(site, told)
                break


def _told(program: Program, site: Site, symbol: str) -> str | None:
    """What a call runs or loads, in words; None for what does neither, or is written there."""
    name = f"`{symbol.removeprefix('builtins.')}` in `{described(program, site.code)}`"
    if symbol in _LOADING:
        places = argument(program.arguments(site), *_LOADING[symbol])
        if not places or _is_constant(program, places[0], site):
            return None
        told = written(program, places[0])
        return f"{name} loads code{f', `{told}`' if told else ''}"
    if not _runs(symbol) or _is_written(program, site, symbol):
        return None
    started = _started(program, site)
    return f"{name}{f', `{started} …`' if started else ''}{_limit(program, site, symbol)}"


def _symbols(program: Program, site: Site) -> Iterator[str]:
    """What a call calls, and of a class of the program what that is made from."""
    for value in callee_externals(program, site):
        yield value.symbol
    for one in program.callees(site):
        if isinstance(one, Class):
            yield from sorted(lineage(program, one.code).outside)


def _runs(symbol: str) -> bool:
    package, _, rest = symbol.partition(".")
    return symbol in _RUNNING or rest.rpartition(".")[2] in _ELSEWHERE.get(package, ())


def _started(program: Program, site: Site) -> str:
    """The program that a list of words starts; empty where it is not written there."""
    bound = program.arguments(site)
    given = (*bound.positional, *bound.keywords.get("args", ()))[:1]
    found = {
        value.value if isinstance(value, Constant) else None
        for place in given
        for first in contents(program, place, site).by_key.get(0, Item(())).places
        for value in program.values(first)
    }
    name = found.pop() if len(found) == 1 else None
    return name if isinstance(name, str) else ""


def _limit(program: Program, site: Site, symbol: str) -> str:
    """How long it may run, of what takes a timeout."""
    if symbol not in _TIMED:
        return ""
    bound = program.arguments(site)
    if bound.open:
        return ""
    given = bound.keywords.get("timeout", ())
    told = [written(program, place) for place in given]
    if not told or told == ["None"]:
        return ", without a time limit"
    return f", for {' or '.join(f'`{one}`' for one in told)} s at most" if all(told) else ""


def _is_written(program: Program, site: Site, symbol: str) -> bool:
    """Whether all that is run is written in the code; a shell runs what it is told later."""
    bound = program.arguments(site)
    first = [value for place in bound.positional[:1] for value in program.values(place)]
    is_alone = len(bound.positional) == 1
    if is_alone and any(isinstance(one, Constant) and one.value in _SHELLS for one in first):
        return False
    places = (*bound.positional, *(place for one in bound.keywords.values() for place in one[:1]))
    told = places[:1] if symbol in _RUNNING else places
    return bool(told) and all(_is_constant(program, place, site) for place in told)


def _is_constant(program: Program, place: Place, site: Site) -> bool:
    """Whether all that a register can hold at a call is constant, the items of lists included."""
    values = program.values(place)
    if not all(isinstance(value, (Constant, Container)) for value in values):
        return False
    if all(isinstance(value, Constant) for value in values):
        return bool(values)
    held = contents(program, place, site)
    items = [program.values(at) for item in held.by_key.values() for at in item.places]
    constants = [one.value for found in items for one in found if isinstance(one, Constant)]
    is_shell = len(constants) == 1 and constants[0] in _SHELLS
    return bool(items) and not held.rest and all(map(_are_constant, items)) and not is_shell


def _are_constant(values: tuple[AbstractValue, ...]) -> bool:
    return bool(values) and all(isinstance(value, Constant) for value in values)
