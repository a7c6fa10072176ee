"""Which files of a project can have to do with a model: all that rules about points must see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit.engine.gather import Gathered, gather
from lintkit.engine.key import meanings
from lintkit.engine.marks import Marks
from lintkit.engine.outline import Outline, outlines
from lintkit.engine.parts import together_with
from lintkit.engine.signing import signed_modules
from lintkit.engine.survey import survey
from lintkit.sources.project import folders_around

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lintkit.accounts.modules.imports import CertainImport
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request
    from lintkit.engine.survey import Surveyed
    from lintkit.sources.reading import SourceText

DIRECTIVE = "lintkit:"
"""What a comment holds that is addressed to lintkit."""

_PACKAGE = "__init__"
_WORD = re.compile(r"\w+")
_SEARCH_PATH = re.compile(r"sys[\s\\)]*\.[\s\\]*path")


@dataclass(frozen=True)
class Related:
    """The files of a project, by whether they can have to do with a model.

    Attributes:
        surveyed: what is around the modules.
        early: the files that were lowered at once, since they say something to lintkit, or nothing
            to Python.
        together: the modules that can have to do with a model.
        others: those that cannot.
        spoken: the words of which the names of modules consist that all but the others speak of.
        imports_of_others: what the others import whatever happens, tests aside, by path.
        lines: of all modules.
    """

    request: Request
    found: Found
    surveyed: Surveyed
    early: Gathered
    together: frozenset[str]
    others: frozenset[str]
    spoken: frozenset[str]
    imports_of_others: Mapping[str, tuple[CertainImport, ...]]
    lines: int

    @property
    def counting(self) -> tuple[object, ...]:
        """What of the files decides what is true of the points.

        That is what some mean, and what the others do to them by being there: to what their
        imports mean, which of them are tests, and which manifests apply.
        """
        refused = (finding.span.path for finding in self.early.unread)
        deciding = sorted({*self.together, *self.early.modules, *refused})
        is_test, layout = self.surveyed.is_test, self.surveyed.layout
        others = self.others.difference(deciding)
        return (
            meanings(self.request, self.found, deciding),
            [(layout.names[path], is_test(path)) for path in sorted(self.together)],
            sorted(path for path in others if PurePosixPath(path).stem in self.spoken),
            sorted(map(str, folders_around((*others, *deciding)))),
            sorted(map(str, folders_around(filter(is_test, others)))),
        )


def relate(request: Request, found: Found, doubtful: Collection[str] = ()) -> Related:
    """Tells the files that can have to do with a model from the others.

    Args:
        request: the run.
        found: its sources.
        doubtful: files that may not be readable, although Python parses them.

    Raises:
        LintkitError: the catalogue cannot be used.
    """
    outlined = outlines(found.sources, request)
    chosen = [
        path
        for path, text in found.sources.items()
        if path in doubtful or _is_early(text, outlined[path])
    ]
    early = gather(request, found.only(chosen))
    refused = set(chosen) - early.modules.keys()
    paths = tuple(path for path in found.sources if path not in refused)
    surveyed = survey(request, paths, early.modules.values())
    together = _together(request, found, {path: outlined[path] for path in paths}, surveyed)
    others = frozenset(paths) - together
    return Related(
        request=request,
        found=found,
        surveyed=surveyed,
        early=early,
        together=together,
        others=others,
        spoken=_spoken([one for path, one in outlined.items() if one and path not in others]),
        imports_of_others={
            path: one.certain
            for path in sorted(others)
            if (one := outlined[path]) is not None and not surveyed.is_test(path)
        },
        lines=sum(
            one.lines if (one := outlined[path]) is not None else early.modules[path].lines
            for path in paths
        ),
    )


def lowered(related: Related) -> tuple[Surveyed, Gathered]:
    """The modules that can have to do with a model, with all that could not be read."""
    request, found, early = related.request, related.found, related.early
    rest = gather(request, found.only(related.together - early.modules.keys()))
    if rest.unread:  # what imports mean depends on which files can be read
        odd = {finding.span.path for finding in (*rest.unread, *early.unread)}
        return lowered(relate(request, found, odd))
    modules = {**early.modules, **rest.modules}
    return related.surveyed, Gathered(
        files=found.files,
        modules={path: modules[path] for path in sorted(related.together)},
        unread=early.unread,
    )


def _is_early(source: SourceText, outline: Outline | None) -> bool:
    text = source.text
    return outline is None or DIRECTIVE in text or _SEARCH_PATH.search(text) is not None


def _together(
    request: Request, found: Found, outlined: Mapping[str, Outline | None], surveyed: Surveyed
) -> frozenset[str]:
    known = {path: outline for path, outline in outlined.items() if outline is not None}
    if len(known) < len(outlined):  # lintkit can read what this Python cannot: no telling apart
        return frozenset(outlined)
    marks = Marks(surveyed.catalogue)
    found_in = marks.found(found.sources, request)
    signed = signed_modules(request.config.root)
    seeds = [
        path
        for path, outline in known.items()
        if path in signed or marks.are_in(outline, found_in[path])
    ]
    return together_with(seeds, known, found.sources, surveyed.layout, surveyed.is_test)


def _spoken(outlines: Collection[Outline]) -> frozenset[str]:
    imports = (one for outline in outlines for one in outline.imports)
    texts = [text for one in imports for text in (one.module, *one.names)]
    texts += [text for outline in outlines for text in (*outline.named, *outline.words)]
    return frozenset((_PACKAGE, *_WORD.findall(" ".join(texts))))
