"""Methods that classes of the standard library call on their own object: a subclass defines them.

What each method calls is that of the code of CPython 3.11. Methods that run only when something
has failed are left out: most runs never get to them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from lintkit.program.library.support import Model, call_method, call_methods, return_type
from lintkit.program.matching import with_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.program.calls import Call
    from lintkit.program.link import Link

    Calls: TypeAlias = Mapping[str, str]

_HTML = (
    "handle_charref handle_comment handle_data handle_decl handle_endtag handle_entityref "
    "handle_pi handle_startendtag handle_starttag unknown_decl"
)
_SAX = (
    "characters endDocument endElement endElementNS endPrefixMapping ignorableWhitespace "
    "processingInstruction setDocumentLocator skippedEntity startDocument startElement "
    "startElementNS startPrefixMapping"
)
_REQUEST = (("__init__", "setup handle finish"),)
_SERVER = (
    ("__init__", "server_bind server_activate"),
    ("handle_request", "get_request verify_request process_request handle_timeout"),
    ("process_request", "finish_request shutdown_request"),
    ("serve_forever", "get_request verify_request process_request service_actions"),
    ("shutdown_request", "close_request"),
)
_HANDLER = (("handle", "acquire emit filter release"),)
_RAW_IO = (
    ("read", "readall readinto"),
    ("readline", "read"),
    ("readlines", "readline"),
    ("writelines", "write"),
)
# By class: methods, and what each of them calls.
_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "bdb.Bdb": (("run runcall runctx runeval", "user_call user_exception user_line user_return"),),
    "cmd.Cmd": (
        ("cmdloop", "preloop precmd onecmd postcmd postloop"),
        ("onecmd", "parseline emptyline default do_*"),
    ),
    "code.InteractiveConsole": (
        ("interact", "raw_input push write"),
        ("push", "runsource"),
        ("runsource", "runcode"),
    ),
    "code.InteractiveInterpreter": (("runsource", "runcode"),),
    "configparser.ConfigParser": (
        ("get has_option read read_dict read_file read_string remove_option set", "optionxform"),
    ),
    "html.parser.HTMLParser": (("close feed", _HTML),),
    "http.server.BaseHTTPRequestHandler": (
        *_REQUEST,
        ("end_headers", "flush_headers"),
        ("handle", "handle_one_request"),
        ("handle_one_request", "parse_request do_*"),
        ("log_error log_request", "log_message"),
        ("log_message", "address_string log_date_time_string"),
        ("send_error", "log_error send_response send_header end_headers"),
        (
            "send_response",
            "date_time_string log_request send_header send_response_only version_string",
        ),
    ),
    "http.server.HTTPServer": _SERVER,
    "io.RawIOBase": _RAW_IO,
    "json.JSONEncoder": (("encode", "iterencode"), ("iterencode", "default")),
    "logging.FileHandler": (*_HANDLER, ("emit", "flush format")),
    "logging.Formatter": (("format", "formatMessage formatTime usesTime"),),
    "logging.Handler": _HANDLER,
    "logging.LoggerAdapter": (("critical debug error exception info log warning", "process"),),
    "logging.StreamHandler": (*_HANDLER, ("emit", "flush format")),
    "pickle.Pickler": (("dump", "persistent_id reducer_override"),),
    "pickle.Unpickler": (("load", "find_class persistent_load"),),
    "pprint.PrettyPrinter": (("pformat pprint", "format"),),
    "random.Random": (("choices expovariate gauss triangular uniform", "random"),),
    "socketserver.BaseRequestHandler": _REQUEST,
    "socketserver.StreamRequestHandler": _REQUEST,
    "socketserver.TCPServer": _SERVER,
    "socketserver.UDPServer": _SERVER,
    "string.Formatter": (
        ("format", "vformat"),
        ("get_field", "get_value"),
        ("vformat", "check_unused_args convert_field format_field get_field parse"),
    ),
}
_CALLS: dict[str, Calls] = {
    class_: {caller: called for callers, called in rows for caller in callers.split()}
    for class_, rows in _ROWS.items()
}
_HANDLED = {
    "xml.sax.parse": ("handler", _SAX),
    "xml.sax.parseString": ("handler", _SAX),
}
"""Functions that call methods of their second argument: its name, and the methods."""


def _calling(class_: str, method: str, calls: Calls) -> Model:
    """A method that calls others of its own object, unless a subclass has another in its place."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        return_type(link, call, f"{class_}.{method}")
        if receiver is not None:
            _call_each(link, call, receiver, calls.get(method, ""), calls)

    return model


def _handling(symbol: str, name: str, methods: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        handler = call.arguments.get(1, name)
        if handler is not None:
            link.each(handler, partial(call_methods, link, call, methods.split()))

    return model


def _call_each(link: Link, call: Call, receiver: int, methods: str, calls: Calls) -> None:
    """Calls methods of an object; those that it has from the library call others in turn."""
    waiting, seen = methods.split(), set(methods.split())
    while waiting:
        name = waiting.pop()
        if name.endswith("*"):
            with_names(link, receiver, partial(_call_matching, link, call, receiver, name[:-1]))
        elif not call_method(link, call, receiver, name):
            further = [one for one in calls.get(name, "").split() if one not in seen]
            waiting += further
            seen.update(further)


def _call_matching(
    link: Link, call: Call, receiver: int, prefix: str, names: Iterable[str]
) -> None:
    for name in sorted(names):
        if name.startswith(prefix):
            call_method(link, call, receiver, name)


_OWN: dict[str, Model] = {
    f"{class_}.{method}": _calling(class_, method, calls)
    for class_, calls in _CALLS.items()
    for method in calls
}
MODELS: dict[str, Model] = _OWN | {
    symbol: _handling(symbol, name, methods) for symbol, (name, methods) in _HANDLED.items()
}
BOUND = frozenset(_OWN)
"""Methods whose models have to know the object that they are called on."""
