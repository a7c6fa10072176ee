"""Libraries that trace what a client sends: they give back the client that they are given."""

from __future__ import annotations

from lintkit.program.library.support import Model, returns_argument

_WRAPPING = (
    "braintrust.wrap_anthropic",
    "braintrust.wrap_openai",
    "langsmith.wrappers.wrap_anthropic",
    "langsmith.wrappers.wrap_openai",
    "opik.integrations.anthropic.track_anthropic",
    "opik.integrations.genai.track_genai",
    "opik.integrations.openai.track_openai",
)

MODELS: dict[str, Model] = dict.fromkeys(_WRAPPING, returns_argument(0))
