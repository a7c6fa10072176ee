"""What functions of libraries do with a text that they are given, by their documentation."""

from __future__ import annotations

from lintkit.program.library import tools

# Readers of JSON, or of literals, that raise on anything else; and what is lenient.
PARSERS = frozenset(
    {
        *("json.loads", "orjson.loads", "ujson.loads", "simplejson.loads", "rapidjson.loads"),
        *("msgspec.json.decode", "ast.literal_eval"),
    }
)
READERS = PARSERS | {"json.load"}
"""What reads the JSON of an answer over HTTP."""
VALIDATING = ("model_validate_json", "parse_raw", "validate_json", "model_validate", "parse_obj")
LENIENT = (
    *("json_repair.", "demjson3.", "partial_json_parser.", "dirtyjson.", "jsonfinder."),
    *("langchain_core.utils.json.", "langchain_core.output_parsers.", "langchain.output_parsers."),
)
"""Starts of the names of what copes with text that is not quite JSON, or says so itself."""

# What calls a function of the program with the items of what it is given, by keywords.
TOOLS = frozenset(f"{tools.TOOL}.{name}" for name in tools.INVOKING)

# Methods of texts: what they give, and whether they take characters out.
TEXT_METHODS = frozenset(
    {
        *("strip", "lstrip", "rstrip", "lower", "upper", "title", "capitalize", "casefold"),
        *("swapcase", "format", "encode", "decode", "join", "expandtabs", "center", "ljust"),
        *("rjust", "zfill", "removeprefix", "removesuffix", "replace", "translate", "group"),
        *("joinpath", "resolve", "absolute", "expanduser", "with_suffix"),
        *("json", "model_dump_json"),
    }
)
CLEANING_METHODS = frozenset({"replace", "translate"})
PARTS_METHODS = frozenset({"split", "rsplit", "splitlines", "partition", "rpartition", "groups"})
TEST_METHODS = frozenset(
    {
        *("startswith", "endswith", "isdigit", "isnumeric", "isdecimal", "isalpha", "isalnum"),
        *("isspace", "islower", "isupper", "find", "rfind", "index", "rindex", "count"),
        *("isidentifier", "isascii", "is_relative_to"),
    }
)
# Of paths made from texts: what does something with the file, and what is left without folders.
PATH_METHODS = frozenset(
    {
        *("open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir"),
        *("unlink", "rmdir", "rename", "iterdir"),
    }
)
PATH_NAMES = frozenset({"name", "stem", "suffix"})
# Of dicts and lists.
READING_METHODS = frozenset({"get", "pop", "popleft", "setdefault"})
VIEW_METHODS = frozenset({"values", "copy"})
ADDING_METHODS = frozenset({"append", "add", "appendleft", "insert", "put", "put_nowait"})
EXTENDING_METHODS = frozenset({"extend", "update"})

# Of answers: what says nothing of the output.
QUIET_METHODS = frozenset({"close", "aclose", "raise_for_status", "__exit__", "keys"})

# Functions that show a value to somebody, and keep nothing.
SHOWING = frozenset(
    {
        *("builtins.print", "pprint.pprint", "rich.print", "sys.stdout.write", "sys.stderr.write"),
        *("tqdm.tqdm.write", "warnings.warn", "click.echo", "typer.echo", "click.secho"),
        *("typer.secho", "builtins.open.write", "pathlib.Path.write_text", "builtins.file.write"),
        *("rich.console.Console.print", "flask.jsonify", "flask.make_response", "flask.Response"),
        *("quart.jsonify", "aiohttp.web.json_response", "aiohttp.web.Response"),
    }
)
SHOWING_STARTS = (
    *("logging.", "loguru.", "structlog.", "streamlit."),
    *("fastapi.responses.", "starlette.responses.", "django.http."),
)
# Functions that look at a value, and keep nothing.
INERT = frozenset(
    {
        *(f"builtins.{n}" for n in ("type", "id", "hash", "repr", "callable", "hasattr")),
        *("sys.stdout.flush", "typing.assert_type", "typing.reveal_type", "traceback.print_exc"),
        *("copy.copy", "time.sleep", "io.StringIO.write"),
    }
)
INERT_STARTS = ("builtins.isinstance",)

TESTING = frozenset({"builtins.isinstance", "builtins.len", "builtins.bool", "builtins.any"})
COUNTING = frozenset({"builtins.int", "builtins.float", "builtins.len", "builtins.bool"})

SAME = frozenset(
    {
        *("typing.cast", "asyncio.wait_for", "asyncio.shield", "asyncio.create_task"),
        *("asyncio.ensure_future", "asyncio.run", "copy.deepcopy"),
        *("asyncio.get_event_loop.run_until_complete", "builtins.iter", "builtins.list"),
        *("asyncio.new_event_loop.run_until_complete", "builtins.tuple", "builtins.sorted"),
        *("builtins.reversed", "builtins.set", "builtins.dict"),
    }
)
"""Functions that hand on what they get, or a copy of it."""

HANDING = SAME | {f"builtins.{name}" for name in ("enumerate", "getattr", "next", "zip")}
"""Functions that hand on what they get, or parts of it."""

TEXT = frozenset(
    {
        *("builtins.str", "builtins.bytes", "builtins.format", "builtins.ascii", "builtins.repr"),
        *("textwrap.dedent", "textwrap.indent", "textwrap.fill", "textwrap.shorten"),
        *("json.dumps", "html.unescape", "inspect.cleandoc", "os.path.join", "builtins.str.join"),
        *("os.path.normpath", "os.path.abspath", "os.path.expanduser", "pathlib.Path"),
        *("re.search", "re.match", "re.fullmatch", "re.compile.search", "re.compile.match"),
        *("re.search.group", "re.match.group", "io.StringIO", "shlex.join"),
        "builtins.compile",  # what is compiled does what the text says
    }
)
PARTS = frozenset(
    {
        *("re.findall", "re.split", "re.finditer", "re.compile.findall", "re.compile.finditer"),
        *("re.compile.split", "shlex.split", "textwrap.wrap", "re.search.groups"),
    }
)
CLEANING = frozenset({"re.sub", "re.subn", "re.compile.sub", "os.path.basename", "html.escape"})
ENDING = frozenset(
    {
        *("shlex.quote", "urllib.parse.quote", "urllib.parse.quote_plus", "uuid.UUID"),
        *("werkzeug.utils.secure_filename", "slugify.slugify", "ast.parse", "builtins.int"),
        *("builtins.float", "builtins.len", "builtins.bool", "builtins.any", "builtins.all"),
        *("builtins.isinstance", "builtins.issubclass", "builtins.sum", "builtins.range"),
        *("hashlib.md5", "hashlib.sha1", "hashlib.sha256", "builtins.ord", "builtins.min"),
        *("builtins.max", "difflib.SequenceMatcher", "difflib.get_close_matches"),
        *("datetime.datetime.strptime", "datetime.datetime.fromisoformat", "decimal.Decimal"),
        *("builtins.round", "builtins.abs"),
    }
)
"""Functions that give something in which no text of the model's is left to do harm."""

# What raises TypeError or AttributeError on None; the position of the text is the first.
DEMANDING = frozenset(
    {
        *PARSERS,
        *PARTS,
        *("builtins.len", "builtins.int", "builtins.float", "builtins.exec", "builtins.eval"),
        *("builtins.compile", "builtins.iter", "builtins.list", "builtins.tuple", "builtins.set"),
        *("builtins.sorted", "builtins.ord", "builtins.enumerate", "builtins.open.write"),
        *("pathlib.Path.write_text", "textwrap.dedent", "textwrap.wrap", "textwrap.fill"),
        *("html.escape", "html.unescape", "ast.parse", "shlex.quote", "io.StringIO.write"),
        *("base64.b64decode", "sys.stdout.write", "urllib.parse.quote", "inspect.cleandoc"),
        *("datetime.datetime.fromisoformat", "difflib.get_close_matches"),
    }
) - {"shlex.split"}
DEMANDING_SECOND = frozenset(
    {"re.search", "re.match", "re.fullmatch", "re.findall", "re.split", "re.finditer"}
)
DEMANDING_THIRD = frozenset({"re.sub", "re.subn"})


def is_exception(symbol: str) -> bool:
    """Whether a class is one of exceptions, by its name: what one tells is for whoever reads it."""
    name = symbol.rpartition(".")[2]
    return name[:1].isupper() and name.endswith(("Error", "Exception", "Warning", "Exit"))
