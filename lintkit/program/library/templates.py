"""Base classes whose methods call those that a subclass fills in, as LlamaIndex's query engines do.

Which calls which was read in llama-index-core 0.14.25 and langchain-core 1.8.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import call_special
from lintkit.program.library.support import Model, return_type, where

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_FILLED_IN: dict[str, dict[str, tuple[str, ...]]] = {
    "llama_index.core.base.base_query_engine.BaseQueryEngine": {
        "query": ("_query",), "aquery": ("_aquery",),
    },
    "llama_index.core.response_synthesizers.base.BaseSynthesizer": {
        "synthesize": ("get_response",), "asynthesize": ("aget_response",),
    },
    "llama_index.core.base.base_retriever.BaseRetriever": {
        "retrieve": ("_retrieve",), "aretrieve": ("_aretrieve", "_retrieve"),
    },
    "langchain_core.retrievers.BaseRetriever": {
        "invoke": ("_get_relevant_documents",),
        "ainvoke": ("_aget_relevant_documents", "_get_relevant_documents"),
    },
    "langchain_core.language_models.llms.LLM": {
        "invoke": ("_call",), "ainvoke": ("_acall", "_call"),
        "generate": ("_call",), "stream": ("_stream", "_call"),
    },
    "langchain_core.language_models.chat_models.BaseChatModel": {
        "invoke": ("_generate",), "ainvoke": ("_agenerate", "_generate"),
        "generate": ("_generate",), "stream": ("_stream", "_generate"),
        "astream": ("_astream", "_stream", "_agenerate", "_generate"),
    },
    "langchain_core.language_models.chat_models.SimpleChatModel": {
        "invoke": ("_call",), "ainvoke": ("_call",),
    },
    "langchain_core.tools.base.BaseTool": {
        "invoke": ("_run",), "run": ("_run",), "ainvoke": ("_arun", "_run"),
        "arun": ("_arun", "_run"),
    },
}  # fmt: skip
_ALSO = {
    "llama_index.core.query_engine.BaseQueryEngine": (
        "llama_index.core.base.base_query_engine.BaseQueryEngine"
    ),
    "llama_index.core.response_synthesizers.BaseSynthesizer": (
        "llama_index.core.response_synthesizers.base.BaseSynthesizer"
    ),
    "llama_index.core.retrievers.BaseRetriever": (
        "llama_index.core.base.base_retriever.BaseRetriever"
    ),
    **{
        f"{package}.{name}": f"langchain_core.language_models.{module}.{name}"
        for package in (
            "langchain_core.language_models",
            "langchain.chat_models.base",
            "langchain.llms.base",
        )
        for module, name in (
            ("llms", "LLM"),
            ("chat_models", "BaseChatModel"),
            ("chat_models", "SimpleChatModel"),
        )
    },
    "langchain_core.tools.BaseTool": "langchain_core.tools.base.BaseTool",
    "langchain.tools.BaseTool": "langchain_core.tools.base.BaseTool",
}

TEMPLATES = frozenset({*_FILLED_IN, *_ALSO})
"""Bases of which it is known which methods of a subclass they call, and when."""


def _fill_in(symbol: str, names: tuple[str, ...]) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        return_type(link, call, symbol)
        if receiver is not None:
            inner = replace(where(call, "template").call(None), kind="callback")
            for name in names:
                call_special(link, replace(inner, part=inner.part + name), receiver, name)

    return model


MODELS: dict[str, Model] = {
    f"{base}.{method}": _fill_in(f"{base}.{method}", names)
    for base in sorted(TEMPLATES)
    for method, names in _FILLED_IN[_ALSO.get(base, base)].items()
}
