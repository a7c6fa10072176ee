"""The version of a provider's API that the program asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.accounts.parameters import call_at, passed
from lintkit.accounts.texts import text_of
from lintkit.model import ApiVersion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Way
    from lintkit.accounts.tracing import Tracer

_IN_ADDRESS = re.compile(r"[?&]api-version=([^&{}]+)")


def api_versions(tracer: Tracer, way: Way) -> tuple[ApiVersion, ...]:
    """The versions that can be asked for one way, as far as the code names them."""
    return tuple(dict.fromkeys((*_passed(tracer, way), *_in_address(way))))


def _passed(tracer: Tracer, way: Way) -> Iterator[ApiVersion]:
    for maker in way.chain.makers:
        if maker.site is None or maker.client.api_version is None:
            continue
        found = passed(tracer, call_at(maker.site), maker.client.api_version)
        here = tracer.program.step(maker.site, f"`{found.parameter}` is passed here")
        for flow in found.flows:
            text = text_of(tracer, flow)
            if text.whole and text.value not in ("", "None"):
                yield ApiVersion(value=text.value, evidence=(*flow.steps, here))


def _in_address(way: Way) -> Iterator[ApiVersion]:
    for step in way.evidence:
        if found := _IN_ADDRESS.search(step.text.rstrip("`")):
            yield ApiVersion(value=found[1], evidence=way.evidence)
            return
