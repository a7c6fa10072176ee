"""The routes that tests enter by a client of a web framework."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, callee_externals
from lintkit.ir import Build, Call, Enter, GetAttr
from lintkit.program.conventions import listed
from lintkit.program.provenance.registers import defining, root
from lintkit.program.request_views import answering
from lintkit.program.values import CodeRef, Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.model import EntryPoint
    from lintkit.program.program import Program

_VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options"})
_BY_WORD = frozenset({"request", "stream"})
"""What is handed the method first: `client.request("POST", "/ask")`."""
_SOCKETS = frozenset({"websocket_connect", "ws_connect"})
_ASKING = _VERBS | _BY_WORD | _SOCKETS
_CLIENTS = re.compile(
    r"(testclient\.TestClient|test_client|httpx\.AsyncClient|httpx\.Client|TestClient"
    r"|django\.test\.\w+(\.client)?|rest_framework\.test\.\w+(\.client)?)\.\w+$"
)
_APPS = frozenset({"fastapi.FastAPI", "starlette.applications.Starlette"})
_NAMING = frozenset({"reverse", "reverse_lazy", "url_for", "url_path_for"})
_DJANGO = frozenset({"django.urls.path", "django.urls.re_path"})
_ANY_VERB = "route"
"""What stands in the place of a method in the label of a route that answers all of them."""
_UNKNOWN = "{}"
_PARAMETER = re.compile(r"\\?[{<].*?\\?[}>]")


def is_request(symbol: str) -> bool:
    """Whether what has a dotted name sends a request to the program."""
    return symbol.rpartition(".")[2] in _ASKING and bool(_CLIENTS.search(symbol))


class Requesting:
    """Reads which routes of one program requests enter.

    Args:
        program: the linked program.
        starts: its entry points.
    """

    def __init__(self, program: Program, starts: Sequence[tuple[CodeRef, EntryPoint]]) -> None:
        self._program = program
        self._routes = [(ref, entry) for ref, entry in starts if entry.kind == "route"]

    def of(self, site: Site, symbol: str) -> tuple[list[CodeRef], list[CodeRef]]:
        """The code of the routes that a request enters: surely, and perhaps.

        Args:
            site: where it is sent.
            symbol: by what.
        """
        name = symbol.rpartition(".")[2]
        by_word = name in _BY_WORD
        arguments = self._program.arguments(site)
        verbs = ["WS" if name in _SOCKETS else name.upper()]
        if by_word:
            asked = argument(arguments, "method", 0)
            verbs = [text.upper() for place in asked for text in self._texts(place)]
        surely = list(self._started(site))
        perhaps: list[CodeRef] = []
        for place in argument(arguments, "url", 1 if by_word else 0):
            surely += self._named(place, verbs)
            for path in self._texts(place):
                for verb in verbs:
                    exact, behind = self._answering(verb, path.partition("?")[0])
                    if exact or len(behind) == 1:
                        surely += exact or behind
                    else:
                        perhaps += behind
        return surely, perhaps

    def _started(self, site: Site) -> Iterator[CodeRef]:
        """What runs at the start of the app, where a test enters its client: `with client:`."""
        call = self._program.instruction(site)
        got = self._asked(site, call) if isinstance(call, Call) else None
        if got is None:
            return
        for value in self._program.values(Place(site.code, got.object)):
            made = value.origin if isinstance(value, External) else None
            if made is not None and self._is_entered(made):
                yield from self._lifespans

    def _is_entered(self, made: Site) -> bool:
        if isinstance(self._program.instruction(made), Enter):
            return True
        managers = (
            root(self._program, Place(made.code, one.manager))
            for one in self._program.code(made.code).instructions
            if isinstance(one, Enter)
        )
        return any(self._program.definition(manager) == made for manager in managers)

    @cached_property
    def _lifespans(self) -> list[CodeRef]:
        return [
            ref
            for site in self._called(_APPS)
            for place in self._program.arguments(site).keywords.get("lifespan", ())
            for ref in listed(self._program, place)
        ]

    def _called(self, symbols: frozenset[str]) -> Iterator[Site]:
        """The calls of some functions of libraries."""
        for site, _ in self._program.calls():
            called = callee_externals(self._program, site)
            if any(value.symbol in symbols for value in called):
                yield site

    def _answering(self, verb: str, path: str) -> tuple[list[CodeRef], list[CodeRef]]:
        """The routes that answer a request, and those that do behind some prefix.

        A prefix may be given elsewhere, where a router or blueprint is put into the app.
        """
        exact: list[CodeRef] = []
        behind: list[CodeRef] = []
        for ref, entry in self._routes:
            verbs, _, template = entry.label.partition(" ")
            if verb not in verbs.split(",") and verbs != _ANY_VERB:
                continue
            template = template.rstrip("/")
            pattern = _PARAMETER.sub("[^/]+", re.escape(template))
            if re.fullmatch(pattern, path.rstrip("/")):
                exact.append(ref)
            elif _PARAMETER.sub("", template).strip("/") and re.fullmatch(
                f"[^?]*{pattern}", path.rstrip("/")
            ):
                behind.append(ref)
        return exact, behind

    def _texts(self, place: Place) -> Iterator[str]:
        """The texts that a register holds, `{}` for the parts that are not told."""
        values = self._program.values(place)
        told = [v.value for v in values if isinstance(v, Constant) and isinstance(v.value, str)]
        made = None if told else defining(self._program, place)
        if isinstance(made, Build) and made.kind == "string":
            told = ["".join(self._part(Place(place.code, one.value)) for one in made.entries)]
        yield from told

    def _part(self, place: Place) -> str:
        values = self._program.values(place)
        told = [str(value.value) for value in values if isinstance(value, Constant)]
        return told[0] if len(told) == len(values) == 1 else _UNKNOWN

    # --- names of routes --------------------------------------------------------------------
    def _named(self, place: Place, verbs: Sequence[str]) -> Iterator[CodeRef]:
        """The routes that are meant by their names: `reverse("ask")`, `url_for("api.ask")`."""
        sites = {v.origin for v in self._program.values(place) if isinstance(v, External)}
        for site in sites | {self._program.definition(place)}:
            call = None if site is None else self._program.instruction(site)
            if site is None or not isinstance(call, Call) or not self._names(site, call):
                continue
            for given in self._program.arguments(site).positional[:1]:
                for text in self._texts(given):
                    for ref in self._by_name.get(re.split(r"[.:]", text)[-1], ()):
                        if self._may_answer(ref, verbs):
                            yield ref

    def _may_answer(self, ref: CodeRef, verbs: Sequence[str]) -> bool:
        """Whether a route may answer requests: a view's method those that it is named after."""
        code = self._program.code(ref)
        is_method = self._program.code(CodeRef(ref.path, code.parent)).kind == "class"
        return not is_method or code.name not in _VERBS or code.name.upper() in verbs

    def _names(self, site: Site, call: Call) -> bool:
        symbols = [value.symbol for value in callee_externals(self._program, site)]
        got = self._asked(site, call)
        return any(
            name.rpartition(".")[2] in _NAMING
            for name in (*symbols, "" if got is None else got.name)
        )

    def _asked(self, site: Site, call: Call) -> GetAttr | None:
        """The method that a call asks an object for."""
        made = defining(self._program, Place(site.code, call.callee))
        return made if isinstance(made, GetAttr) else None

    @cached_property
    def _by_name(self) -> dict[str, list[CodeRef]]:
        """The routes by the names that they are given, or those of their functions."""
        found: dict[str, list[CodeRef]] = defaultdict(list)
        for site in self._called(_DJANGO):
            arguments = self._program.arguments(site)
            for place in arguments.keywords.get("name", ()):
                for text in self._texts(place):
                    for view in argument(arguments, "view", 1):
                        found[text] += listed(self._program, view)
                        found[text] += answering(self._program, view)
        for ref, entry in self._routes:
            if not entry.label.startswith(f"{_ANY_VERB} "):
                found[self._program.code(ref).name].append(ref)
        return found
