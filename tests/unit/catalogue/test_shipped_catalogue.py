"""The shape of the shipped data: what no single file can show to be wrong."""

from collections import Counter

from lintkit.catalogue import Catalogue

SDKS = {
    *("anthropic", "autogen", "azure-ai-inference", "boto3", "claude-agent-sdk", "cohere"),
    *(
        "cerebras",
        "crewai",
        "dashscope",
        "diffusers",
        "dspy",
        "elevenlabs",
        "fireworks",
        "google-genai",
    ),
    *("google-generativeai", "groq", "haystack", "http", "huggingface_hub", "instructor"),
    *("langchain", "langchain-models", "langgraph", "litellm", "llama-cpp", "llama-index", "mcp"),
    *("mistralai", "ollama", "openai", "openai-agents", "peft", "pydantic-ai", "qianfan"),
    *("replicate", "semantic-kernel", "sentence-transformers", "smolagents", "together"),
    *("sparkai", "volcengine-ark"),
    *("torch.hub", "transformers", "vertexai", "vllm", "voyageai", "whisper", "xai-sdk"),
    *("agno", "ai21", "assemblyai", "fastembed", "google-adk", "magentic"),
    *("mirascope", "mlx-lm", "perplexity", "unsloth"),
    *("browser-use", "edge-tts", "g4f", "gradio-client", "ibm-watsonx-ai", "local-models"),
    *("mem0", "outlines", "ragas", "swarm"),
    *("agent-framework", "azure-ai-agents", "haystack-integrations", "lmstudio", "strands"),
    *("camel", "deepeval", "ell", "embedchain", "guardrails", "langchain-retrieval", "marvin"),
    *("chromadb", "livekit", "nemoguardrails", "speech-recognition", "text-generation"),
    *("aisuite", "cartesia", "deepgram", "fal", "portkey", "spitch", "writer", "zhipuai"),
    *("fastapi-poe", "griptape", "llm", "nomic", "pandasai", "runpod", "timm", "vanna"),
    *("aleph-alpha", "databricks", "langgraph-sdk", "letta", "reka", "sagemaker", "sambanova"),
    *("snowflake-cortex",),
}


def test_every_sdk_is_there_once(shipped: Catalogue) -> None:
    assert Counter(sdk.name for sdk in shipped.sdks) == Counter(SDKS)


def test_a_file_that_names_a_client_imports_its_sdk(shipped: Catalogue) -> None:
    for sdk in shipped.sdks:
        for client in sdk.clients:
            for path in (*client.paths, *client.async_paths):
                assert any(f"{path}.".startswith(f"{root}.") for root in sdk.imports), path


def test_a_constructor_and_a_version_choose_one_client(shipped: Catalogue) -> None:
    claims = Counter(
        (path, client.versions, call)
        for sdk in shipped.sdks
        for client in sdk.clients
        for path in (*client.paths, *client.async_paths)
        for call in client.calls
    )
    assert [claim for claim, count in claims.items() if count > 1] == []


def test_a_call_without_a_model_parameter_says_why(shipped: Catalogue) -> None:
    """The client names it, the service picks it, the URL holds it, or an argument brings it."""
    for sdk in shipped.sdks:
        for client in sdk.clients:
            for path, call in client.calls.items():
                told = (
                    *(call.model, client.model, call.delegate, client.delegate, client.base_url),
                    *client.delegate_added,
                    *(call.url, call.body, client.abstract),
                    *(call.kind in ("other", "tool", "http"), "." in path, sdk.provider == "any"),
                )
                known = call.default_model is not None or client.default_model is not None
                assert known or any(told), (sdk.name, client.paths, path)


def test_where_facts_come_from_is_written_down(shipped: Catalogue) -> None:
    for sdk in shipped.sdks:
        assert sdk.source, sdk.name
        for verified in sdk.verified:
            name, _, version = verified.partition(" ")
            assert name, sdk.name
            assert version[:1].isdigit(), (sdk.name, verified)


def test_files_that_import_an_sdk_are_found_by_its_markers(shipped: Catalogue) -> None:
    assert {"openai", "anthropic", "langchain"} <= shipped.import_roots
    # Everyone imports these: other texts tell whether a file is of interest.
    assert not {"requests", "boto3"} & shipped.import_roots
    assert "bedrock" in shipped.markers


def test_the_model_that_openai_agents_picks_is_that_of_its_version(shipped: Catalogue) -> None:
    picked = {}
    for version in ("0.2.8", "0.6.1", "0.16.0", "0.24.0"):
        known = shipped.client("agents.Agent", version)
        assert known is not None
        picked[version] = known[1].default_model
    assert picked == {
        "0.2.8": "gpt-4o",
        "0.6.1": "gpt-4.1",
        "0.16.0": "gpt-5.4-mini",
        "0.24.0": "gpt-5.6-luna",
    }
