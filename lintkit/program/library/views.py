"""Classes as views, in Django and Flask: a request is answered by an instance of the class."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import construct, new_instance
from lintkit.program.library.support import Model, receiver_of, return_type
from lintkit.program.objects import ClassObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_GENERIC = (
    "CreateView DeleteView DetailView FormView ListView RedirectView TemplateView UpdateView View"
)
_VIEWS = {
    "django.views.View": 0,
    **{f"django.views.generic.{name}": 0 for name in _GENERIC.split()},
    "flask.views.MethodView": 1,
    "flask.views.View": 1,
    "rest_framework.views.APIView": 0,
}
"""By class: how many arguments of `as_view` are not for the instance."""


def _as_view(symbol: str, first: int) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        passed = call.arguments.from_index(first)
        made = replace(call, kind="callback", target=None, arguments=passed, part="view")
        class_ = receiver_of(call)
        if class_ is not None:
            link.each(class_, partial(_make, link, made))

    return model


def _make(link: Link, call: Call, class_: int) -> None:
    if isinstance(link.objects[class_], ClassObject):
        link.classes.when_ready(class_, partial(_make_ready, link, call, class_))


def _make_ready(link: Link, call: Call, class_: int) -> None:
    if link.classes.owner(class_, "__init__") is None:
        new_instance(link, call, class_)
    else:
        construct(link, call, class_)


MODELS: dict[str, Model] = {
    f"{symbol}.as_view": _as_view(f"{symbol}.as_view", first) for symbol, first in _VIEWS.items()
}
