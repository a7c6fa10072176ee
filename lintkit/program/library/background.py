"""Work that is handed to another process or to a later time: task queues, schedulers, widgets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.library.support import (
    Model,
    call_back,
    decorator_options,
    packed,
    return_node,
    return_number,
    return_type,
    runs,
)
from lintkit.program.objects import Method, WrapperObject
from lintkit.program.parameters import Arguments, Positional
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_TASK = "celery.Task"
_SENDING = ("apply", "apply_async", "delay", "s", "si", "signature")


def _task(symbol: str) -> Model:
    """`@app.task`: the function gets the methods of a task; bound tasks pass themselves."""

    def model(link: Link, call: Call, _: int | None) -> None:
        function = call.arguments.get(0)
        if call.kind != "decorator" or function is None:
            return_type(link, call, symbol)
            return
        options = decorator_options(call)
        if options is None or not _is_bound(options):
            return_node(link, call, function)
            link.each(function, partial(_add_methods, link))
            return
        number = link.objects.number(WrapperObject("partial", call.frame.number, call.position))
        task = link.solver.allocate(1)
        link.give(task, External(_TASK))
        link.partials[number] = (function, Arguments((Positional(task),)))
        _add_methods(link, number)
        return_number(link, call, number)

    return model


def _is_bound(options: Call) -> bool:
    plan = options.frame.plan
    written = plan.code.instructions[options.position]
    if not isinstance(written, ir.Call):
        return False
    given = next((one.value for one in written.arguments if one.name == "bind"), None)
    made = None if given is None else plan.defining(given)
    return isinstance(made, ir.Const) and made.value is True


def _add_methods(link: Link, task: int) -> None:
    for name in _SENDING:
        link.give(link.heap.field(task, name), Method(f"{_TASK}.{name}", task))
    link.solver.add_one(link.heap.field(task, "run"), task)  # runs at once, as a call does


def _send(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        call_back(link, call, link.constant(receiver), call.arguments)
        return_type(link, call, _TASK)


def _at_a_time(link: Link, call: Call, _: int | None) -> None:
    """`scheduler.enter(delay, priority, action, argument, kwargs)`."""
    call_back(link, call, call.arguments.get(2, "action"), packed(call, 3, "argument", "kwargs"))
    return_type(link, call, "sched.Event")


def _send_packed(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        call_back(link, call, link.constant(receiver), packed(call, 0, "args", "kwargs"))
        return_type(link, call, "celery.result.AsyncResult")


# --- widgets ------------------------------------------------------------------------------------
_WIDGETS = (
    "button chat_input checkbox color_picker data_editor date_input download_button feedback "
    "file_uploader form_submit_button multiselect number_input pills radio segmented_control "
    "select_slider selectbox slider text_area text_input time_input toggle"
)
_PLACES = ("columns", "container", "empty", "expander", "form", "popover", "sidebar", "tabs")
_EVENTS = ("on_change", "on_click", "on_submit")


def _widget(symbol: str) -> Model:
    """A widget of Streamlit runs its callback when it is used."""

    def model(link: Link, call: Call, _: int | None) -> None:
        passed = packed(call, -1, "args", "kwargs")
        for event in _EVENTS:
            call_back(link, call, call.arguments.get(-1, event), passed, part=event)
        return_type(link, call, symbol)

    return model


MODELS: dict[str, Model] = {
    **{name: _task(name) for name in ("celery.Celery.task", "celery.shared_task")},
    **{f"{_TASK}.{name}": _send for name in ("delay", "s", "si")},
    **{f"{_TASK}.{name}": _send_packed for name in ("apply", "apply_async", "signature")},
    **{f"sched.scheduler.{name}": _at_a_time for name in ("enter", "enterabs")},
    "fastapi.BackgroundTasks.add_task": runs(0, "func", 1),
    "fastapi.background.BackgroundTasks.add_task": runs(0, "func", 1),
    "starlette.background.BackgroundTask": runs(0, "func", 1),
    "starlette.background.BackgroundTasks.add_task": runs(0, "func", 1),
    "rq.Queue.enqueue": runs(0, "f", 1),
    **{
        symbol: _widget(symbol)
        for place in ("streamlit", *(f"streamlit.{place}" for place in _PLACES))
        for symbol in (f"{place}.{widget}" for widget in _WIDGETS.split())
    },
}
