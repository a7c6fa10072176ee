from collections.abc import Callable
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.catalogue import CallMatch, Catalogue

LoadSdk = Callable[[str], Catalogue]

VERSIONS = """
[[client]]
paths = ["acme.Client"]
versions = ">=2"
seconds = 60
attempts = 3
[client.calls]
ask = { kind = "chat" }

[[client]]
paths = ["acme.Client"]
versions = "<2"
seconds = inf
attempts = 1
[client.calls]
ask = { kind = "chat" }
old_ask = { kind = "completion" }
"""


def matched(catalogue: Catalogue, symbol: str, version: str | None = None) -> CallMatch:
    found = catalogue.match_call(symbol, version)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("version", "seconds", "attempts"),
    [
        ("2.0.0", 60, 3),
        ("2.0.0rc1", 60, 3),
        ("1.4.0", inf, 1),
        (None, 60, 3),
        ("not a version", 60, 3),
    ],
)
def test_the_version_chooses_the_defaults(
    load_sdk: LoadSdk, version: str | None, seconds: float, attempts: int
) -> None:
    found = matched(load_sdk(VERSIONS), "acme.Client.ask", version)
    assert (found.seconds, found.attempts) == (seconds, attempts)


def test_a_call_that_only_another_version_has_still_counts(load_sdk: LoadSdk) -> None:
    assert matched(load_sdk(VERSIONS), "acme.Client.old_ask", "2.1.0").call.kind == "completion"


def test_a_client_by_what_makes_it(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(VERSIONS)
    newest, older = catalogue.sdks[0].clients
    assert catalogue.client("acme.Client") == (catalogue.sdks[0], newest)
    assert catalogue.client("acme.Client", "1.4.0") == (catalogue.sdks[0], older)
    assert catalogue.client("acme.Client.ask") is None


def test_the_longest_constructor_wins(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [[client]]
        paths = ["acme"]
        constructed = false
        [client.calls]
        "Client.ask" = { kind = "other" }

        [[client]]
        paths = ["acme.Client"]
        [client.calls]
        ask = { kind = "chat" }
        """
    )
    found = matched(catalogue, "acme.Client.ask")
    assert (found.constructor, found.path, found.call.kind) == ("acme.Client", "ask", "chat")


def test_a_path_with_a_star_takes_whatever_lies_between(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [[client]]
        paths = ["acme.chains.*"]
        [client.calls]
        run = { kind = "chat" }
        """
    )
    found = matched(catalogue, "acme.chains.summary.Summary.from_model.run")
    assert found.constructor == "acme.chains.summary.Summary.from_model"
    assert catalogue.match_call("acme.chains.run") is None
    of_result = "acme.chains.Summary.from_model.ask.message.job.run"
    assert catalogue.match_call(of_result) is None


def test_derived_segments_may_stand_anywhere_and_are_told_in_order(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [responses.raw]

        [[client]]
        paths = ["acme.Client"]
        [client.derived]
        with_options = { timeout = ["timeout"] }
        aio = { async = true }
        raw = { response = "raw" }
        [client.calls]
        "chat.ask" = { kind = "chat" }
        """
    )
    plain = matched(catalogue, "acme.Client.chat.ask")
    assert (plain.derived, plain.is_async, plain.response) == ((), False, None)
    found = matched(catalogue, "acme.Client.with_options.aio.chat.raw.ask")
    assert [name for name, _ in found.derived] == ["with_options", "aio", "raw"]
    assert found.path == "chat.ask"
    assert found.is_async
    assert found.response == catalogue.sdks[0].responses["raw"]


def test_what_a_call_says_goes_before_what_its_client_says(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [errors.slow]
        timeout = ["acme.Slow"]

        [[client]]
        paths = ["acme.Client"]
        async_paths = ["acme.AsyncClient"]
        seconds = 60
        unit = "ms"
        attempts = 3
        default_model = "acme-1"
        provider = "any"
        [client.call]
        timeout = ["timeout_ms"]
        [client.calls]
        ask = { kind = "chat" }
        [client.calls.draw]
        kind = "image"
        seconds = 5
        unit = "s"
        attempts = 1
        covers = "total"
        default_model = ""
        errors = "slow"
        """
    )
    ask = matched(catalogue, "acme.AsyncClient.ask")
    draw = matched(catalogue, "acme.Client.draw")
    assert (ask.seconds, ask.unit, ask.attempts, ask.covers) == (60, "ms", 3, "read")
    assert (draw.seconds, draw.unit, draw.attempts, draw.covers) == (5, "s", 1, "total")
    assert (ask.default_model, draw.default_model) == ("acme-1", "")
    assert (ask.is_async, draw.is_async) == (True, False)
    assert ask.errors is None
    assert draw.errors is not None
    assert draw.errors.timeout == ("acme.Slow",)
    assert ask.call.timeout == draw.call.timeout
    assert ask.provider == "any"
    assert ask.distributions == ("acme-ai",)


def test_a_client_like_another_says_only_what_differs(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(
        """
        [[client]]
        paths = ["acme.Client"]
        seconds = 60
        [client.call]
        model = ["model@0"]
        [client.calls]
        ask = { kind = "chat" }
        draw = { kind = "image", seconds = 5 }

        [[client]]
        like = "acme.Client"
        paths = ["acme.Cloud"]
        managed = true
        [client.calls]
        draw = { seconds = 7 }
        sing = { kind = "audio" }
        """
    )
    cloud = matched(catalogue, "acme.Cloud.ask")
    assert (cloud.client.managed, cloud.seconds) == (True, 60)
    assert cloud.call == matched(catalogue, "acme.Client.ask").call
    assert matched(catalogue, "acme.Cloud.draw").seconds == 7
    assert matched(catalogue, "acme.Client.draw").seconds == 5
    assert matched(catalogue, "acme.Cloud.sing").call.model == cloud.call.model
    assert catalogue.match_call("acme.Client.sing") is None


def test_a_requirement_is_answered_with_the_newest_verified_version(load_sdk: LoadSdk) -> None:
    catalogue = load_sdk(VERSIONS)
    assert catalogue.newest_verified("acme-ai", ">=1,<2") == "1.4.0"
    assert catalogue.newest_verified("acme-ai", "") == "2.1.0"
    assert catalogue.newest_verified("acme-ai", ">3") is None
    assert catalogue.newest_verified("acme-ai", "nonsense") is None
    assert catalogue.newest_verified("other", "") is None


@pytest.mark.parametrize(
    ("symbol", "version", "seconds", "attempts"),
    [
        ("openai.OpenAI.chat.completions.create", None, 600, 3),
        ("openai.AsyncOpenAI.with_options.beta.chat.completions.parse", None, 600, 3),
        ("openai.AzureOpenAI.responses.create", None, 600, 3),
        ("openai.ChatCompletion.create", "0.28.1", 600, 1),
        ("anthropic.Anthropic.messages.stream", None, 600, 3),
        ("groq.Groq.chat.completions.create", None, 60, 3),
        ("together.Together.chat.completions.create", "3.1.1", 60, 3),
        ("together.Together.chat.completions.create", "1.5.35", 600, None),
        ("google.genai.Client.aio.models.generate_content", None, inf, 1),
        ("mistralai.Mistral.chat.complete", "1.12.4", inf, 1),
        ("mistralai.client.Mistral.chat.complete", "3.7.0", 300, 1),
        ("cohere.ClientV2.chat", None, 300, 1),
        ("ollama.chat", None, inf, 1),
        ("huggingface_hub.InferenceClient.chat_completion", None, inf, 1),
        ("langchain_openai.ChatOpenAI.with_structured_output.invoke", None, inf, 3),
        ("langchain_openai.ChatOpenAI.bind_tools.ainvoke", None, inf, 3),
        ("langchain_mistralai.ChatMistralAI.invoke", None, 120, 1),
        ("llama_index.llms.openai.OpenAI.complete", None, 60, 12),
        ("boto3.client.converse", None, 60, 3),
        ("requests.post", None, inf, 1),
        ("httpx.AsyncClient.post", None, 5, 1),
        ("aiohttp.ClientSession.post", None, 300, 1),
        ("urllib.request.urlopen", None, inf, 1),
    ],
)
def test_shipped_defaults_are_those_that_were_observed(
    shipped: Catalogue, symbol: str, version: str | None, seconds: float, attempts: int | None
) -> None:
    found = matched(shipped, symbol, version)
    assert found.seconds == seconds
    assert attempts is None or found.attempts == attempts


@pytest.mark.parametrize(
    "symbol",
    [
        "twilio.rest.Client.messages.create",
        "openai",
        "openai.OpenAI",
        "openai.OpenAI.models.list",
        "openai.OpenAI.files.create",
        "my_openai.OpenAI.chat.completions.create",
        "chat.completions.create",
        "",
    ],
)
def test_what_only_looks_like_a_call_to_a_model_is_none(shipped: Catalogue, symbol: str) -> None:
    assert shipped.match_call(symbol) is None


@given(st.lists(st.sampled_from(["openai", "OpenAI", "chat", "create", "*", "", "é"]), max_size=9))
def test_any_symbol_gets_an_answer(shipped: Catalogue, segments: list[str]) -> None:
    symbol = ".".join(segments)
    found = shipped.match_call(symbol)
    assert found is None or symbol.startswith(found.constructor)


@pytest.mark.parametrize(
    ("symbol", "version", "model"),
    [
        ("crewai.Crew.kickoff", None, "gpt-4.1-mini"),
        ("crewai.Crew.kickoff", "1.2.1", "gpt-4.1-mini"),
        ("crewai.Agent.kickoff", "1.1.0", "gpt-4o-mini"),
        ("crewai.Crew.kickoff", "0.80.0", "gpt-4o-mini"),
    ],
)
def test_shipped_default_models_are_those_of_the_version(
    shipped: Catalogue, symbol: str, version: str | None, model: str
) -> None:
    assert matched(shipped, symbol, version).default_model == model
