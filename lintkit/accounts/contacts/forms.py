"""Classes of the program whose form an answer is to take, or a call that a model makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.authors import first_sentence
from lintkit.accounts.reading import argument, callee_externals
from lintkit.model import Named
from lintkit.program.evidence import described
from lintkit.program.provenance.items import contents
from lintkit.program.values import Class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site

# Parameters by which SDKs and frameworks take the form of an answer, as each documents it.
_KEYWORDS = (
    *("output_cls", "output_json", "output_pydantic", "output_schema", "output_type"),
    *("response_format", "response_model", "response_schema", "result_type", "text_format"),
)
# What takes it first, by its last name, and the parameter's.
_FIRST = {
    **dict.fromkeys(("NativeOutput", "PromptedOutput"), "outputs"),
    "ToolOutput": "type_",
    "with_structured_output": "schema",
    **dict.fromkeys(
        ("as_structured_llm", "structured_predict", "astructured_predict"), "output_cls"
    ),
    "bind_tools": "tools",
}
_FORM = "the form that an answer is to take"
_TOOL = "a call of this form is asked for"


def forms(program: Program, site: Site, packages: Collection[str]) -> Iterator[Named]:
    """The classes of the program that a call of a library for models is handed as forms."""
    symbols = [one.symbol.split(".") for one in callee_externals(program, site)]
    called = {parts[-1] for parts in symbols if parts[0] in packages}
    if not called:
        return
    what = _TOOL if "bind_tools" in called else _FORM
    step = program.step(site, f"in `{described(program, site.code)}`")
    for class_ in form_classes(program, site, called):
        code = program.code(class_.code)
        said = first_sentence(code)
        yield Named(code.name, f"{what}: {said}" if said else what, step)


def form_classes(program: Program, site: Site, called: Collection[str]) -> Iterable[Class]:
    """The classes that a call is handed as forms, by the last names of what it calls."""
    bound = program.arguments(site)
    places = [place for name in _KEYWORDS for place in bound.keywords.get(name, ())]
    for name in sorted(set(called).intersection(_FIRST)):
        places += argument(bound, _FIRST[name], 0)
    return dict.fromkeys(one for place in places for one in _classes(program, place, site))


def _classes(program: Program, place: Place, site: Site) -> Iterator[Class]:
    """The classes in a place, alone or listed there."""
    yield from (one for one in program.values(place) if isinstance(one, Class))
    for item in contents(program, place, site).by_key.values():
        for inner in item.places:
            yield from (one for one in program.values(inner) if isinstance(one, Class))
