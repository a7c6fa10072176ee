"""Where a program loads data whose place is written in the code."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.lowering.loaded.names import At, Names
from lintkit.lowering.loaded.paths import Parts, Paths
from lintkit.sources.data_files import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_YAML = ("safe_load", "load", "full_load", "unsafe_load")
_LOADING: Mapping[str, Form] = {
    "json.load": "json",
    "json.loads": "json",
    "orjson.loads": "json",
    **{
        f"{package}.{one}": "toml"
        for package in ("tomllib", "tomli", "toml")
        for one in ("load", "loads")
    },
    **{f"yaml.{one}": "yaml" for one in _YAML},
    "omegaconf.OmegaConf.load": "yaml",
}
_OF_PATHS = frozenset({"omegaconf.OmegaConf.load", "toml.load"})
"""What takes a path as well."""
_KEEPING = frozenset({"omegaconf.OmegaConf.load"})
"""What makes an object of the data."""
_FILLED = "crewai.project.CrewBase"
"""A decorator that loads the YAML files of which attributes of the class hold the paths."""
_YAML_FILES = frozenset({".yaml", ".yml"})
_PARSER = "configparser"
_READING = "read"
_INI = frozenset({".cfg", ".conf", ".ini"})

_HOOKS = "object_"  # begins the names of options by which JSON makes other objects


class Load(Struct, frozen=True):
    """A call that loads data, or the path of a file whose data takes its place.

    Attributes:
        code: index of the code in which it stands.
        position: of the call, or of the path, in that code.
        form: of the data.
        file: the end of the path of the file; empty where `text` has it all.
        text: what is loaded, where that is a literal.
        keeps: whether an object keeps it that the call makes, or is a method of.
    """

    code: int
    position: int
    form: Form
    file: Parts = ()
    text: str = ""
    keeps: bool = False


class Loads:
    """Finds what the files of a program load.

    Args:
        modules: the files that count.
    """

    def __init__(self, modules: Sequence[ir.Module]) -> None:
        self._names = {module.path: Names(module) for module in modules}

    def of(self, module: ir.Module) -> Iterator[Load]:
        """The loads in one of the files, other than of files that the program writes itself."""
        if not any(_loads(one) for code in module.codes for one in code.instructions):
            return
        names = self._names[module.path]
        paths = Paths(names, self._passed)
        parses = any(_imports(one, _PARSER) for code in module.codes for one in code.instructions)
        for index, code in enumerate(module.codes):
            yield from _filled(names, paths, index)
            for position, call in enumerate(code.instructions):
                if not isinstance(call, ir.Call):
                    continue
                found = _load(names, paths, index, position)
                if found is None and parses:
                    found = _parsed(names, paths, index, position)
                if found is not None and found.file[-1:] not in self._written:
                    yield found

    def _passed(self, names: Names, at: At) -> Parts:
        """The path that comes to a parameter, where each call of that name passes the same."""
        found = names.default(at)
        if found is None:
            return ()
        parameter, default = found
        code = names.module.codes[at.code]
        is_made = code.name == "__init__"
        name = names.module.codes[code.parent].name if is_made else code.name
        takes = [one for one in code.parameters if one.kind != "keyword_only"]
        position = takes.index(parameter) if parameter in takes else len(code.parameters)
        position -= names.module.codes[code.parent].kind == "class"
        ways: set[Parts] = set()
        calls = self._calls.get(name, ())
        for other, index, call in calls:
            given = _given(call, parameter.name, position)
            if given is None:
                return ()
            ways.update(Paths(other).path(At(index, register)) for register in given)
        if default is not None and (
            not calls or any(not _given(c, parameter.name, position) for _, _, c in calls)
        ):
            ways.add(Paths(names).path(default))
        return ways.pop() if len(ways) == 1 else ()

    @cached_property
    def _calls(self) -> Mapping[str, list[tuple[Names, int, ir.Call]]]:
        """The calls of the program by the last name of what they call."""
        found: defaultdict[str, list[tuple[Names, int, ir.Call]]] = defaultdict(list)
        for names in self._names.values():
            for index, code in enumerate(names.module.codes):
                for one in code.instructions:
                    if not isinstance(one, ir.Call):
                        continue
                    at = At(index, one.callee)
                    if names.called(at).isdisjoint(_LOADING):
                        found[names.last_name(at)].append((names, index, one))
        return found

    @cached_property
    def _written(self) -> frozenset[Parts]:
        """The names of the files that the program writes."""
        found: set[Parts] = set()
        for names in self._names.values():
            paths = Paths(names)
            for index, code in enumerate(names.module.codes):
                for one in code.instructions:
                    if isinstance(one, ir.Call):
                        found.add(paths.written(index, one)[-1:])
        return frozenset(found - {()})


def _loads(instruction: ir.AnyInstruction) -> bool:
    return _imports(instruction, _PARSER, _FILLED, *_LOADING)


def _imports(instruction: ir.AnyInstruction, *names: str) -> bool:
    """Whether a module is imported that is one of the names or holds it."""
    if isinstance(instruction, ir.ImportModule | ir.ImportFrom):
        return any(f"{name}.".startswith(f"{instruction.module}.") for name in names)
    return False


def _load(names: Names, paths: Paths, index: int, position: int) -> Load | None:
    call = names.module.codes[index].instructions[position]
    assert isinstance(call, ir.Call)  # noqa: S101
    called = names.called(At(index, call.callee)) & _LOADING.keys()
    forms = {_LOADING[name] for name in called}
    given = call.arguments
    if len(forms) != 1 or not given or given[0].kind != "positional":
        return None
    if any(one.name.startswith(_HOOKS) for one in given):
        return None
    form, at = forms.pop(), At(index, given[0].value)
    text = names.made(names.source(at))
    if isinstance(text, ir.Const) and isinstance(text.value, str) and not called & _OF_PATHS:
        return Load(index, position, form, text=text.value)
    file = paths.opened(at) or (paths.path(at) if called & _OF_PATHS else ())
    if not file or not PurePosixPath(file[-1]).suffix:
        return None
    return Load(index, position, form, file, keeps=called <= _KEEPING)


def _filled(names: Names, paths: Paths, index: int) -> Iterator[Load]:
    """The files that a decorator loads into the attributes of a class."""
    class_ = names.module.codes[index]
    decorators = (names.called(At(class_.parent, one)) for one in class_.decorators)
    if class_.kind != "class" or not any(_FILLED in one for one in decorators):
        return
    stored = {one.value for one in class_.instructions if isinstance(one, ir.StoreName)}
    for position, one in enumerate(class_.instructions):
        if isinstance(one, ir.Const) and one.target in stored:
            file = paths.path(At(index, one.target))
            if file and PurePosixPath(file[-1]).suffix in _YAML_FILES:
                yield Load(index, position, "yaml", file)


def _parsed(names: Names, paths: Paths, index: int, position: int) -> Load | None:
    """What `parser.read("config.ini")` adds to a parser."""
    call = names.module.codes[index].instructions[position]
    assert isinstance(call, ir.Call)  # noqa: S101
    if names.last_name(At(index, call.callee)) != _READING or not call.arguments:
        return None
    file = paths.path(At(index, call.arguments[0].value))
    if not file or PurePosixPath(file[-1]).suffix not in _INI:
        return None
    return Load(index, position, "ini", file, keeps=True)


def _given(call: ir.Call, name: str, position: int) -> tuple[int, ...] | None:
    """What a call passes for a parameter, if anything; None: not known."""
    if any(one.kind in ("star", "double_star") for one in call.arguments):
        return None
    named = [one.value for one in call.arguments if one.name == name]
    positional = [one.value for one in call.arguments if one.kind == "positional"]
    return tuple(named or positional[position : position + 1])
