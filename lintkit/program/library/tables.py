"""What plain calls of the standard library give, by the type that documents it."""

from __future__ import annotations

_TEXT_METHODS = (
    "capitalize casefold center expandtabs format format_map join ljust lower lstrip removeprefix "
    "removesuffix replace rjust rstrip strip swapcase title translate upper zfill"
)
_TEST_METHODS = (
    "endswith startswith isalnum isalpha isascii isdecimal isdigit isidentifier islower "
    "isnumeric isprintable isspace istitle isupper"
)

RESULTS: dict[str, str] = {
    **{f"builtins.str.{name}": "builtins.str" for name in _TEXT_METHODS.split()},
    **{f"builtins.str.{name}": "builtins.bool" for name in _TEST_METHODS.split()},
    **{f"builtins.str.{name}": "builtins.int" for name in ("count", "find", "index", "rfind")},
    "builtins.str.encode": "builtins.bytes",
    "builtins.bytes.decode": "builtins.str",
    "builtins.input": "builtins.str",
    **{f"builtins.{name}": "builtins.int" for name in ("id", "ord")},
    **{
        f"builtins.{name}": "builtins.bool"
        for name in ("callable", "hasattr", "isinstance", "issubclass")
    },
    "concurrent.futures.thread.ThreadPoolExecutor": "concurrent.futures.ThreadPoolExecutor",
    **{
        f"{match}.group": "builtins.str"
        for found in ("match", "search", "fullmatch", "finditer")
        for match in (f"re.{found}", f"re.compile.{found}")
    },
}
