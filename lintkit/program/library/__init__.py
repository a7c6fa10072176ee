"""What the standard library and common frameworks do, where the program's own flow depends on it.

Models are keyed by dotted name. A name without a model is called and gives a result that is
known by that name: `External`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import generated_fields
from lintkit.program.annotations import promise
from lintkit.program.library import (
    argument_parsers,
    assertions,
    asynchrony,
    background,
    called_on_self,
    chain_maps,
    cleanup,
    collection,
    commands,
    composition,
    concurrency,
    configuration,
    constructors,
    container_methods,
    context_decorators,
    conversions,
    copying,
    dependencies,
    dumping,
    evaluation,
    exception_arguments,
    fixtures,
    functional,
    generated,
    generic_functions,
    graphs,
    injection,
    inspection,
    iteration,
    iterators,
    kept,
    lifespans,
    mixins,
    modules,
    named_tuples,
    namespaces,
    object_model,
    operator_functions,
    orchestration,
    parametrize,
    providers,
    readers,
    records,
    retrying,
    routes,
    rows,
    run_contexts,
    serialization,
    servers,
    signals,
    streams,
    templates,
    text,
    tools,
    tracing,
    tuple_classes,
    validators,
    views,
    visitors,
    weak,
    workflows,
    wrappers,
)
from lintkit.program.library.tables import RESULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.library.support import Model
    from lintkit.program.link import Link
    from lintkit.sources.tests_layout import Tests


class Library:
    """The models, by symbol.

    Attributes:
        models: what calling a symbol does.
        results: what a plain call of a symbol gives, where that is known by another name.
        open: objects to which the program may add attributes.
        bound: methods of external bases whose models are told what they are called on.
        subscripts: what the mappings of libraries hold, by symbol.
        silent: symbols whose calls are steps of a model and no edges.
        tests: what pytest collects.
    """

    def __init__(self, tests: Tests) -> None:
        self.tests = tests
        self._called_back: set[tuple[int, int]] = set()

    models: Mapping[str, Model] = {
        **assertions.MODELS,
        **object_model.MODELS,
        **modules.MODELS,
        **wrappers.MODELS,
        **iteration.MODELS,
        **iterators.MODELS,
        **kept.MODELS,
        **lifespans.MODELS,
        **mixins.MODELS,
        **constructors.MODELS,
        **conversions.MODELS,
        **container_methods.MODELS,
        **context_decorators.MODELS,
        **text.MODELS,
        **functional.MODELS,
        **composition.MODELS,
        **configuration.MODELS,
        **concurrency.MODELS,
        **asynchrony.MODELS,
        **background.MODELS,
        **called_on_self.MODELS,
        **orchestration.MODELS,
        **tools.MODELS,
        **chain_maps.MODELS,
        **cleanup.MODELS,
        **commands.MODELS,
        **copying.MODELS,
        **dependencies.MODELS,
        **dumping.MODELS,
        **evaluation.MODELS,
        **exception_arguments.MODELS,
        **fixtures.MODELS,
        **injection.MODELS,
        **inspection.MODELS,
        **generic_functions.MODELS,
        **graphs.MODELS,
        **named_tuples.MODELS,
        **operator_functions.MODELS,
        **serialization.MODELS,
        **argument_parsers.MODELS,
        **namespaces.MODELS,
        **readers.MODELS,
        **records.MODELS,
        **retrying.MODELS,
        **routes.MODELS,
        **rows.MODELS,
        **run_contexts.MODELS,
        **parametrize.MODELS,
        **providers.MODELS,
        **servers.MODELS,
        **signals.MODELS,
        **streams.MODELS,
        **templates.MODELS,
        **tracing.MODELS,
        **tuple_classes.MODELS,
        **views.MODELS,
        **visitors.MODELS,
        **weak.MODELS,
        **workflows.MODELS,
        **generated.MODELS,
        **validators.MODELS,
    }
    results: Mapping[str, str] = RESULTS
    bound = (
        called_on_self.BOUND
        | container_methods.BOUND
        | dumping.BOUND
        | generated.BOUND
        | mixins.BOUND
        | templates.MODELS.keys()
        | visitors.MODELS.keys()
        | workflows.MODELS.keys()
    )
    open = argument_parsers.OPEN | assertions.OPEN
    subscripts: Mapping[str, modules.Subscript] = {
        **modules.SUBSCRIPTS,
        **providers.SUBSCRIPTS,
    }
    silent = (
        container_methods.RESUMING
        | asynchrony.DRIVING
        | {"builtins.coroutine.__await__"}
        | functional.SILENT
        | context_decorators.SILENT
        | commands.SILENT
        | generic_functions.SILENT
        | named_tuples.SILENT
        | object_model.SLOTS
        | weak.SILENT
        | wrappers.SILENT
    )

    def model(self, symbol: str) -> Model | None:
        """The model of what a symbol names; every class outside makes instances in one way."""
        found = self.models.get(symbol)
        if found is None and symbol.endswith(".__new__"):
            return object_model.make
        if found is None and composition.joins(symbol):
            return composition.compose(symbol)
        return found

    def generated_init(self, link: Link, call: Call, number: int) -> bool:
        """Sets the fields of a dataclass or model; False where the class is none."""
        return generated.initialize(link, call, number)

    def inject(
        self, link: Link, frame: Frame, function: int, classes: tuple[int, ...]
    ) -> frozenset[str]:
        """Passes what a framework passes to a function that it calls; the parameters it fills.

        `classes` are the test classes that a method is run for.
        """
        filled = dependencies.inject(link, frame, function)
        filled |= lifespans.inject(link, frame, function)
        return filled | fixtures.inject(link, frame, function, classes)

    def is_collected(self, link: Link, class_: int) -> bool:
        """Whether a test runner makes instances of a class."""
        return collection.is_collected(link, class_)

    def call_back(self, link: Link, frame: Frame, function: int) -> None:
        """Passes what a library passes besides the arguments that are known: to a frame once."""
        if (frame.number, function) in self._called_back:
            return
        self._called_back.add((frame.number, function))
        dependencies.inject(link, frame, function)
        for parameter in frame.plan.code.parameters:
            if parameter.annotation is not None and not parameter.has_default:
                promise(link, frame, parameter.annotation, frame.node(parameter.register))

    def is_named_tuple(self, link: Link, class_: int) -> bool:
        """Whether the fields of an instance are the items of a tuple."""
        return generated_fields.is_named_tuple(link, class_)

    def field_names(self, link: Link, class_: int) -> list[str]:
        """The fields of a dataclass or model in order; none for other classes."""
        if link.classes.owner(class_, "__init__") or not generated_fields.is_generated(
            link, class_
        ):
            return []
        return [name for name, _ in generated.fields(link, class_)]
