"""What the doubles of a test hand out: read from the fields that its code fills."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.asserting import asserts, asserts_calls, expected_by
from lintkit.accounts.proof.feeds import Fed
from lintkit.accounts.proof.filled import constants, documented, elements, filled, is_within
from lintkit.accounts.proof.lacking import FORMED, Lacking
from lintkit.accounts.proof.literals import Literals
from lintkit.accounts.proof.objects import Objects
from lintkit.accounts.proof.prose import fed_prose, fed_texts, refused_prose
from lintkit.accounts.proof.raising import Raising
from lintkit.accounts.proof.refusing import Refusing
from lintkit.accounts.proof.tool_names import ToolNames
from lintkit.ir import Return
from lintkit.model import EdgeCase, Step
from lintkit.program.flows import flows
from lintkit.program.values import (
    CodeRef,
    Constant,
    Container,
    Element,
    External,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lintkit.accounts.proof.before import Before
    from lintkit.accounts.proof.feeds import Handed
    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

Meaning: TypeAlias = tuple[EdgeCase | Literal["ordinary", "doubtful", "unread"], Site, str]
"""What something means that a test writes down, where, and whether it is fed or raised."""

_Refused: TypeAlias = tuple[Literal["malformed_json", "schema_violation", "doubtful"], Site, str]

_OF_PIECES = frozenset({"malformed_json", "unknown_tool", "empty", "no_choice"})
"""What a piece of a stream may look like any day."""
_OF_WHOLE = frozenset({"empty", "no_choice"})
"""What a field is only where nothing beside it says otherwise."""
_TEXT = "content"
"""A field of the answer's text, for all of them."""
_RETURNED = "return_value"
_MADE = frozenset({_RETURNED, "new", "side_effect", "__call__"})
"""Where a double stands itself, under no name of a method."""
_SILENT = frozenset(
    {"raise_for_status", "json", "close", "aclose", "__exit__", "__aexit__", "sleep"}
)
"""Methods that may return nothing on any day, and are no model's."""
_HANDED_OUT = frozenset({"return_value", "new", "value"})
_RAISED = frozenset({"side_effect", "exception", "exc"})


class Feeding:
    """Reads what tests feed.

    Args:
        program: the linked program.
        catalogue: what is known of edge cases, which goes first, and of doubles.
        is_test: whether a code is one of the tests.
        is_aside: whether a call replaces something that has nothing to do with a model.
        filled_into: where the doubles are made into which an instruction fills something.
        is_passed_in: whether what a register holds goes into the program, and only there.
        before: where the program raises what tests wait for.
    """

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        is_test: Callable[[CodeRef], bool],
        is_aside: Callable[[Site], bool],
        filled_into: Callable[[Site], frozenset[Site]],
        is_passed_in: Callable[[Place], bool],
        before: Before,
    ) -> None:
        self._program = program
        self._cases = catalogue.edge_cases
        self._doubles = catalogue.doubles
        self._is_test = is_test
        self._is_aside = is_aside
        self._filled_into = filled_into
        self._is_passed_in = is_passed_in
        self._written_down: dict[CodeRef, Objects] = {}
        self._left_out: dict[Site, bool] = {}
        self._tools = ToolNames(program, is_test, self._objects)
        self._lacking = Lacking(program, self._tools.is_tool)
        self._literals = Literals(program)
        self._raising = Raising(program, catalogue.edge_cases)
        self._refusing = Refusing(program, before)

    def of(self, run: Run, handed: Handed) -> Fed:
        """What a test feeds to a call.

        Args:
            run: what the test runs.
            handed: what stands for the model there.
        """
        fakes = (*run.fakes, *handed.doubles)
        run = replace(run, fakes=tuple(ref for ref in fakes if ref not in handed.rivals))
        cases: dict[EdgeCase, Step] = {}
        others: set[str] = set()
        for meaning, site, verb in chain(
            self._of_fields(run, handed),
            self._of_returns(run, handed.called),
            self._of_documents(run, handed.reads.texts),
            self._raising.by_codes(run, handed.reads.foreign),
            self._of_schemas(run),
        ):
            if meaning == "ordinary" or meaning == "doubtful" or meaning == "unread":  # noqa: PLR1714
                others.add(meaning)  # a set of them would not narrow the type
            elif meaning != "unknown_tool" or handed.reads.offers_tools:
                cases.setdefault(meaning, self._step(meaning, site, verb))
        for meaning, site, verb in () if cases else self._of_refused(run, handed):
            if meaning == "doubtful":
                others = {"doubtful"}  # what becomes of it is not told
            else:
                cases[meaning] = self._step(meaning, site, verb)
        found = dict(sorted(cases.items()))
        is_asserting = asserts(self._program, run)
        return Fed(
            found,
            ordinary="ordinary" in others,
            doubtful="doubtful" in others,
            unread="unread" in others,
            asserts=is_asserting,
            is_idle=not is_asserting and not asserts_calls(self._program, run),
        )

    def _step(self, case: EdgeCase, site: Site, verb: str) -> Step:
        return self._program.step(site, f"{verb} here: {case.replace('_', ' ')}")

    def _of_refused(self, run: Run, handed: Handed) -> Iterator[_Refused]:
        """What a text means that is odd only to who reads JSON, or a schema, in it."""
        parsing = [ref for ref in handed.reads.parsing if ref in run.perhaps]
        waited_for = frozenset(expected_by(self._program, run))
        if not parsing and not waited_for:
            return
        is_left_out = partial(self._is_no_answer, handed)
        texts = fed_texts(self._program, run, self._doubles, is_left_out, self._literals)
        site = texts[0][0] if texts else Site(run.test.code, 0)
        if parsing:
            prose = refused_prose(texts) if waited_for else None
            fed = fed_prose(texts)
            if prose is None and fed is not None and fed[1] and handed.reads.reads_answer:
                prose = fed[0]
            if prose is not None or fed is not None:
                yield ("doubtful" if prose is None else "malformed_json"), prose or site, "fed"
                return
        refusal = self._refusing.of(waited_for, [text for _, _, text in texts], parsing)
        if refusal is not None:
            yield refusal, site, "fed"

    def _of_fields(self, run: Run, handed: Handed) -> Iterator[Meaning]:
        """What the fields mean that the code of a test fills."""
        for site, written, place in filled(self._program, run, self._doubles):
            name = "return_value" if written in self._doubles.parameters else written
            name = _TEXT if written in handed.reads.texts else name
            if written in self._doubles.parameters:
                if any(isinstance(flow.value, Unknown) for flow in flows(self._program, place)):
                    yield "unread", site, "fed"
            elif self._is_no_answer(handed, site):
                continue
            own = self._objects(site.code)
            if name == "name" and own.is_tool_call(site.position):
                yield from self._of_tool(run, site, place)
            if name == "content" and any(
                payloads.is_no_text(type_, offers_tools=handed.reads.offers_tools)
                for type_ in self._first_blocks(run, place)
            ):
                yield "first_block_not_text", site, "fed"
            yield from self._of_field(run, handed, site, name, place)
            if name in FORMED and self._lacking.at(run, handed.reads.forms, site, place):
                yield "schema_violation", site, "fed"

    def _first_blocks(self, run: Run, place: Place) -> Iterator[object]:
        """The types of the blocks that come first, as written or as handed in each time."""
        if (type_ := self._objects(place.code).first_block(place.register)) is not None:
            yield type_
            return
        held = self._program.values(place) if place.register >= 0 else ()
        if not any(isinstance(value, Container) and value.kind != "string" for value in held):
            return
        first: dict[tuple[Site, ...], AbstractValue] = {}
        for flow in flows(self._program, Element(place.code, place.register)):
            if is_within(run, flow.callers):
                first.setdefault(flow.callers, flow.value)
        for value in first.values():
            made = value.site if isinstance(value, Container) else getattr(value, "origin", None)
            if made is not None and made.position >= 0:
                yield self._objects(made.code).type_of(made.position)

    def _of_field(
        self, run: Run, handed: Handed, site: Site, name: str, place: Place
    ) -> Iterator[Meaning]:
        """What a field means, by what it holds and by what is beside it."""
        own = self._objects(site.code)
        for case, is_known in self._meanings(run, handed, name, place):
            if case == "empty" and (other := self._of_other(handed, site, name)):
                if other not in _SILENT:
                    yield "unread", site, "fed"
            elif (case in _OF_WHOLE and own.is_incidental(site.position, name)) or (
                case in _OF_PIECES and self._is_piece(run, site)
            ):
                yield "ordinary", site, "fed"
            elif case is not None:
                yield case, site, "fed"
            elif not is_known:
                yield "doubtful" if name in _RAISED else "unread", site, "fed"
            elif name in payloads.TEXTS or name in _HANDED_OUT:
                yield "ordinary", site, "fed"

    def _is_piece(self, run: Run, site: Site) -> bool:
        """Whether what an instruction fills is one piece of a stream."""
        own = self._objects(site.code)
        is_fixture = site.code in run.support
        return own.is_piece(site.position) or (
            not is_fixture and own.is_one_of_several(site.position)
        )

    def _of_other(self, handed: Handed, site: Site, field: str) -> str:
        """The method that is said to return something, if it is another than what is called."""
        if field != _RETURNED:
            return ""
        name = self._objects(site.code).returning(site.position)
        return "" if name in handed.reads.names or name in _MADE else name

    def _is_no_answer(self, handed: Handed, site: Site) -> bool:
        """Whether what an instruction fills is left out, or goes into a double of another."""
        made = self._filled_into(site)
        method = self._objects(site.code).returning(site.position)
        return (
            self._is_left_out(site)
            or (handed.is_mocked and self._objects(site.code).is_on_wire(site.position))
            or not handed.apart.isdisjoint(made)
            or any(self._is_aside(one) or (one, method) in handed.besides for one in made)
        )

    def _is_left_out(self, site: Site) -> bool:
        """Whether what an instruction fills is asked of the model, or expected of the program."""
        if site not in self._left_out:
            own, at = self._objects(site.code), site.position
            self._left_out[site] = own.is_asked(at) or own.is_expected(at)
        return self._left_out[site]

    def _objects(self, ref: CodeRef) -> Objects:
        if ref not in self._written_down:
            self._written_down[ref] = Objects(self._program, ref, self._is_test, self._is_passed_in)
        return self._written_down[ref]

    def _of_tool(self, run: Run, site: Site, place: Place) -> Iterator[Meaning]:
        """What the name of a tool means: one that the program never names is none of its own."""
        for flow in flows(self._program, place):
            if is_within(run, flow.callers) and isinstance(flow.value, Constant):
                is_known = self._tools.is_known(run, flow.value.value)
                yield ("ordinary" if is_known else "unknown_tool"), site, "fed"

    def _of_returns(self, run: Run, called: tuple[CodeRef, ...]) -> Iterator[Meaning]:
        """What a bare text, or a list of nothing, means that a double returns."""
        for ref in called:
            for position, instruction in enumerate(self._program.code(ref).instructions):
                if isinstance(instruction, Return) and instruction.value >= 0:
                    place, site = Place(ref, instruction.value), Site(ref, position)
                    if self._literals.may_be_empty(run, place):
                        yield "empty", site, "fed"
                    for value in self._literals.of(run, place):
                        if isinstance(value, str):
                            yield payloads.of_text(value) or "ordinary", site, "fed"

    def _of_documents(self, run: Run, texts: frozenset[str]) -> Iterator[Meaning]:
        """What the fields mean of answers that are handed on as JSON text."""
        for site, written, value, is_ordinary in documented(self._program, run):
            name = _TEXT if written in texts else written
            case = payloads.of_field(name, value, self._cases)
            if case is None or (case in _OF_WHOLE and is_ordinary):
                if case is not None or name in payloads.TEXTS:
                    yield "ordinary", site, "fed"
            else:
                yield case, site, "fed"

    def _of_schemas(self, run: Run) -> Iterator[Meaning]:
        """JSON that parses, where the test waits for the schema to refuse it."""
        waited_for = expected_by(self._program, run)
        if not any(map(payloads.is_of_schema, waited_for)):
            return
        for site, name, place in filled(self._program, run, self._doubles):
            if name in payloads.TEXTS | payloads.ARGUMENTS and any(
                map(payloads.is_json, constants(self._program, place))
            ):
                yield "schema_violation", site, "fed"

    def _meanings(
        self, run: Run, handed: Handed, name: str, place: Place
    ) -> Iterator[tuple[EdgeCase | None, bool]]:
        """The edge cases in what fills a field, and whether it is known at all."""
        program = self._program
        if name in _RAISED:
            for one in elements(program, place):
                yield from self._raising.by_effect(one, handed.reads.foreign)
        elif name in _HANDED_OUT:
            yield from ((payloads.of_text(value), True) for value in self._literals.of(run, place))
        else:
            if payloads.is_list(name) and self._literals.may_be_empty(run, place):
                yield "no_choice", True
            elif name in payloads.TEXTS and self._literals.may_be_empty(run, place):
                yield "empty", True
            yield from self._written(run, name, place)

    def _written(self, run: Run, name: str, place: Place) -> Iterator[tuple[EdgeCase | None, bool]]:
        for flow in flows(self._program, place):
            if is_within(run, flow.callers):
                if isinstance(flow.value, Constant):
                    said = flow.value.value
                    if self._literals.is_said(run, place, said) or (
                        flow.callers and self._literals.may_be_given(run, said)
                    ):
                        case = payloads.of_field(name, said, self._cases)
                        if (case in _OF_WHOLE and self._is_beside(name, flow.callers)) or (
                            case == "malformed_json" and self._is_cut_off(flow.callers)
                        ):
                            case = None
                        yield case, True
                elif name in payloads.REASONS and isinstance(flow.value, External):
                    yield from self._member(run, name, flow.value)
                elif name in payloads.TEXTS and isinstance(flow.value, Unknown):
                    yield None, False

    def _is_beside(self, name: str, callers: Collection[Site]) -> bool:
        """Whether who hands in a field hands in beside it what an answer holds in its stead."""
        return any(self._objects(at.code).is_incidental(at.position, name) for at in callers)

    def _is_cut_off(self, callers: Collection[Site]) -> bool:
        """Whether who hands in a text hands in beside it that it was cut off: no other JSON is."""
        return any(
            payloads.of_field(name, value, self._cases) == "truncated"
            for at in callers
            for name, register in self._objects(at.code).fields(self._program.instruction(at))
            for value in constants(self._program, Place(at.code, register))
        )

    def _member(
        self, run: Run, name: str, value: External
    ) -> Iterator[tuple[EdgeCase | None, bool]]:
        """What a member of an enumeration means, by its name or looked up by its value."""
        if value.origin is None:
            member = value.symbol.rpartition(".")[2]
            yield payloads.of_field(name, member, self._cases), True
            return
        for place in self._program.arguments(value.origin).positional[:1]:
            yield from self._written(run, name, place)
