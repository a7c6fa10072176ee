"""Places where a text does something: it is run, queried, opened, rendered or unpickled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from lintkit.ir import Build, Call, Const
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from lintkit.accounts.output.labels import Label
    from lintkit.ir import Register
    from lintkit.program.program import Program
    from lintkit.program.values import Site

Sink: TypeAlias = Literal["code", "shell", "SQL", "path", "template", "deserialiser", "module"]

# By the end of the name: what runs the argument at position 0 or by one of the keywords.
_ANYWHERE: dict[str, tuple[Sink, tuple[str, ...]]] = {
    "builtins.exec": ("code", ("source",)),
    "builtins.eval": ("code", ("source",)),
    "code.InteractiveInterpreter.runsource": ("code", ("source",)),
    "pandas.eval": ("code", ("expr",)),
    "os.system": ("shell", ("command",)),
    "os.popen": ("shell", ("cmd",)),
    "subprocess.getoutput": ("shell", ("cmd",)),
    "subprocess.getstatusoutput": ("shell", ("cmd",)),
    "asyncio.create_subprocess_shell": ("shell", ("cmd",)),
    "asyncio.subprocess.create_subprocess_shell": ("shell", ("cmd",)),
    "commands.getoutput": ("shell", ("cmd",)),
    "jinja2.Template": ("template", ("source",)),
    "jinja2.Environment.from_string": ("template", ("source",)),
    "flask.render_template_string": ("template", ("source",)),
    "mako.template.Template": ("template", ("text",)),
    "django.template.Template": ("template", ("template_string",)),
    "pickle.loads": ("deserialiser", ("data",)),
    "dill.loads": ("deserialiser", ("str",)),
    "cloudpickle.loads": ("deserialiser", ("data",)),
    "marshal.loads": ("deserialiser", ("bytes",)),
    "yaml.unsafe_load": ("deserialiser", ("stream",)),
    "yaml.full_load": ("deserialiser", ("stream",)),
    "jsonpickle.decode": ("deserialiser", ("string",)),
    "importlib.import_module": ("module", ("name",)),
    "builtins.__import__": ("module", ("name",)),
    "builtins.open": ("path", ("file",)),
    "io.open": ("path", ("file",)),
    "codecs.open": ("path", ("filename",)),
    "aiofiles.open": ("path", ("file",)),
    "os.remove": ("path", ("path",)),
    "os.unlink": ("path", ("path",)),
    "os.makedirs": ("path", ("name",)),
    "os.mkdir": ("path", ("path",)),
    "os.rmdir": ("path", ("path",)),
    "os.listdir": ("path", ("path",)),
    "shutil.rmtree": ("path", ("path",)),
    "sqlalchemy.text": ("SQL", ("text",)),
    "sqlalchemy.sql.text": ("SQL", ("text",)),
    "sqlalchemy.sql.expression.text": ("SQL", ("text",)),
    "pandas.read_sql": ("SQL", ("sql",)),
    "pandas.read_sql_query": ("SQL", ("sql",)),
}
_RUNNING = frozenset(
    f"subprocess.{name}" for name in ("run", "Popen", "call", "check_call", "check_output")
)
_DATABASES = (
    *("sqlite3.", "psycopg2.", "psycopg.", "pymysql.", "MySQLdb.", "mysql.", "duckdb."),
    *("aiosqlite.", "asyncpg.", "sqlalchemy.", "django.db.", "pyodbc.", "cx_Oracle.", "oracledb."),
    *("snowflake.connector.", "clickhouse_connect.", "google.cloud.bigquery.", "databases."),
)
_QUERYING = frozenset(
    {
        *("execute", "executescript", "executemany", "query", "fetch", "fetchrow", "fetchval"),
        *("exec_driver_sql", "sql", "raw", "fetch_all", "fetch_one"),
    }
)
# By package and last name: the arguments that are run in a container or on another machine.
_ELSEWHERE: dict[str, dict[str, tuple[str, ...]]] = {
    "daytona": {"code_run": ("0", "code"), "exec": ("0", "command")},
    "docker": {"exec_run": ("0", "cmd"), "run": ("1", "command")},
    "e2b": {"run": ("0", "cmd"), "run_code": ("0", "code")},
    "e2b_code_interpreter": {"run": ("0", "cmd"), "run_code": ("0", "code")},
    "fabric": {"run": ("0", "command"), "sudo": ("0", "command")},
    "jupyter_client": {"execute": ("0", "code"), "execute_interactive": ("0", "code")},
    "paramiko": {"exec_command": ("0", "command")},
    "swerex": {"BashAction": ("command",), "Command": ("command",)},
}
# A text with characters taken out is no path of the model's choice any more.
_NEEDS_RAW: frozenset[Sink] = frozenset({"path", "module"})


def sink_at(program: Program, symbol: str, site: Site, label: Label, argument: str) -> Sink | None:
    """The kind of sink that an argument of a call is, None where it is none.

    Args:
        program: the linked program.
        symbol: what is called.
        site: the call.
        label: what the argument holds.
        argument: its position, or its keyword.
    """
    found = _kind(program, symbol, site, label, argument)
    if found in _NEEDS_RAW and label.cleaned:
        return None
    return found


def commanded(symbol: str, argument: str) -> str:
    """What an argument of a call has run, in words, where that is no sink; empty for nothing."""
    if symbol in _RUNNING and argument in ("0", "args"):
        return "it is in a command that is started"
    package, _, rest = symbol.partition(".")
    if argument in _ELSEWHERE.get(package, {}).get(rest.rpartition(".")[2], ()):
        return f"`{package}` runs it elsewhere"
    return ""


def _kind(program: Program, symbol: str, site: Site, label: Label, argument: str) -> Sink | None:
    if symbol in _ANYWHERE:
        sink, keywords = _ANYWHERE[symbol]
        return sink if not label.inside and argument in ("0", *keywords) else None
    if symbol in _RUNNING and argument in ("0", "args"):
        return "shell" if _is_shell(program, site, label) else None
    if symbol == "yaml.load" and argument in ("0", "stream"):
        return None if _has_safe_loader(program, site) else "deserialiser"
    if symbol.startswith(_DATABASES) and symbol.rpartition(".")[2] in _QUERYING:
        return "SQL" if argument in ("0", "sql", "query", "statement") else None
    return None


def _is_shell(program: Program, site: Site, label: Label) -> bool:
    """Whether a process is started by a shell, or the text is what an interpreter is to run."""
    call = program.instruction(site)
    shell = program.arguments(site).keywords.get("shell", ()) if isinstance(call, Call) else ()
    constants = [value for place in shell for value in program.values(place)]
    if constants and all(isinstance(v, Constant) and v.value is True for v in constants):
        return True
    if label.inside or constants:
        return _is_interpreted(program, site, label) if label.inside else False
    return False


def _is_interpreted(program: Program, site: Site, label: Label) -> bool:
    """Whether a display such as `["bash", "-c", text]` hands the text to an interpreter."""
    if label.inside != ("[2]",):
        return False
    call = program.instruction(site)
    assert isinstance(call, Call)  # noqa: S101  sinks are calls
    made = program.definition(Place(site.code, call.arguments[0].value))
    display = None if made is None else program.instruction(made)
    return (
        isinstance(display, Build)
        and len(display.entries) > 1
        and _text(program, site, display.entries[1].value) == "-c"
    )


def _text(program: Program, site: Site, register: Register) -> object:
    made = program.definition(Place(site.code, register))
    found = None if made is None else program.instruction(made)
    return found.value if isinstance(found, Const) else None


def _has_safe_loader(program: Program, site: Site) -> bool:
    bound = program.arguments(site)
    given = bound.keywords.get("Loader", bound.positional[1:2])
    values = [value for place in given for value in program.values(place)]
    return not values or any("Safe" in getattr(v, "symbol", "Safe") for v in values)
