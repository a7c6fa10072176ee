"""Where the program runs code or commands at all, whether or not a model chose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.ir import Build, Const
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Evidence, Step
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_RUNNING = frozenset(
    {
        *("builtins.exec", "builtins.eval", "os.system", "os.popen", "runpy.run_path"),
        *("subprocess.getoutput", "subprocess.getstatusoutput", "pty.spawn", "os.execvp"),
        *("asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell"),
        *(f"subprocess.{one}" for one in ("run", "Popen", "call", "check_call", "check_output")),
        *("code.InteractiveInterpreter.runsource", "nbclient.NotebookClient", "pexpect.spawn"),
    }
)
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
        for value in callee_externals(program, site):
            if _runs(value.symbol) and not _is_written(program, site, value.symbol):
                name = value.symbol.removeprefix("builtins.")
                where = described(program, site.code)
                limit = _limit(program, site, value.symbol)
                yield program.step(site, f"`{name}` in `{where}`{limit}")


def _runs(symbol: str) -> bool:
    package, _, rest = symbol.partition(".")
    return symbol in _RUNNING or rest.rpartition(".")[2] in _ELSEWHERE.get(package, ())


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
    """Whether all that is run is written in the code."""
    bound = program.arguments(site)
    places = (*bound.positional, *(place for one in bound.keywords.values() for place in one[:1]))
    told = places[:1] if symbol in _RUNNING else places
    return bool(told) and all(_is_constant(program, place) for place in told)


def _is_constant(program: Program, place: Place) -> bool:
    values = program.values(place)
    return bool(values) and all(
        isinstance(value, Constant)
        or (isinstance(value, Container) and _is_display(program, value.site))
        for value in values
    )


def _is_display(program: Program, site: Site) -> bool:
    """Whether a container is a display of literals."""
    made = program.instruction(site)
    return isinstance(made, Build) and all(
        isinstance(_defined(program, Place(site.code, entry.value)), Const)
        for entry in made.entries
    )


def _defined(program: Program, place: Place) -> object:
    found = program.definition(place)
    return None if found is None else program.instruction(found)
