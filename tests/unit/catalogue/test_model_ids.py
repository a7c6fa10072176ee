from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.catalogue import ANY_PROVIDER, Catalogue
from lintkit.errors import CatalogueError

DAY = date(2026, 11, 24)
HORIZON = 90

ACME_MODELS = """
[models.acme]
as_of = 2026-11-01
prefixes = ["acme"]
families = ['^acme-']
pinned = ['-\\d{8}$']
floating = ['-latest$']
snapshots = { "acme-2" = ["acme-2-20250101", "acme-2-20260101"] }
[models.acme.retired."Acme"]
"acme-1" = 2026-11-24
"acme-2-20250101" = 2026-12-24
"acme-3-latest" = 2027-11-24
[models.acme.retired."price list"]
"acme-1" = 2025-01-01
"acme-4-20250101" = 2026-11-25
"""

ARN = "arn:aws:bedrock:us-east-1"


def state(catalogue: Catalogue, provider: str, model: str, horizon: int = HORIZON) -> str:
    return catalogue.model_state(provider, model, DAY, horizon).state


@pytest.mark.parametrize(
    ("provider", "model", "expected"),
    [
        # Until 4.5 a Claude id without a date is an alias, from 4.6 on it is the model itself.
        ("anthropic", "claude-haiku-4-5", "alias"),
        ("anthropic", "claude-opus-4-5", "alias"),
        ("anthropic", "claude-haiku-4-5-20251001", "pinned"),
        ("anthropic", "claude-opus-4-6", "pinned"),
        ("anthropic", "claude-sonnet-5", "pinned"),
        ("anthropic", "claude-opus-4-1", "retired"),
        ("anthropic", "claude-sonnet-4-5", "retiring"),
        ("anthropic", "claude-unheard-of", "unknown"),
        # An undated OpenAI id is an alias only where a dated sibling exists.
        ("openai", "gpt-5.2", "alias"),
        ("openai", "gpt-5.2-2025-12-11", "pinned"),
        ("openai", "gpt-5.6", "unknown"),
        ("openai", "gpt-6", "unknown"),
        ("openai", "text-embedding-3-small", "pinned"),
        ("openai", "ft:gpt-4.1-2025-04-14:acme::abc123", "retiring"),  # with what it is made of
        ("openai", "ft:gpt-9-2030-01-01:acme::abc123", "pinned"),
        # Aliases and hosted ids that the aggregator's list leaves out.
        ("gemini", "gemini-pro", "retired"),
        ("gemini", "models/gemini-1.5-pro-latest", "retired"),
        ("vertex", "gemini-1.5-pro", "retired"),
        ("groq", "llama3-70b-8192", "retired"),
        ("bedrock", "us.anthropic.claude-3-7-sonnet-20250219-v1:0", "retired"),
        ("bedrock", f"{ARN}::foundation-model/anthropic.claude-v2", "retired"),
        ("openai", "gpt-3.5-turbo", "retired"),
        ("openai", "dall-e-3", "retired"),
        ("openai", "gpt-4o-2024-11-20", "retiring"),
        ("openai", "acme-internal-model", "unknown"),
        # Other vendors' servers speak OpenAI's API.
        ("openai", "deepseek-chat", "retired"),
        ("openai", "claude-opus-4-6", "pinned"),
        ("azure", "my-deployment", "unmanaged"),
        ("azure", "gpt-4o", "unmanaged"),
        ("bedrock", "anthropic.claude-haiku-4-5-20251001-v1:0", "pinned"),
        # A model's ARN ends with its id; what stands behind an application's profile is fixed.
        ("bedrock", f"{ARN}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0", "retired"),
        ("bedrock", f"{ARN}:1:inference-profile/us.anthropic.claude-sonnet-5", "pinned"),
        ("bedrock", f"{ARN}:1:application-inference-profile/a1b2c3", "pinned"),
        ("gemini", "gemini-flash-latest", "alias"),
        ("gemini", "gemini-1.5-pro-002", "retired"),
        ("mistral", "mistral-small-latest", "alias"),
        ("mistral", "mistral-small-2603", "pinned"),
        ("ollama", "llama3.2", "alias"),
        ("replicate", "owner/name", "alias"),
        ("replicate", "owner/name:" + "0a" * 32, "pinned"),
        # The id says whose it is.
        (ANY_PROVIDER, "anthropic/claude-haiku-4-5", "alias"),
        (ANY_PROVIDER, "openai:gpt-5.2", "alias"),
        (ANY_PROVIDER, "openrouter/openai/gpt-5.2", "alias"),
        (ANY_PROVIDER, "claude-haiku-4-5", "alias"),
        (ANY_PROVIDER, "mystery", "unknown"),
        (ANY_PROVIDER, "", "unknown"),
        ("openai", "openai/", "unknown"),
    ],
)
def test_shipped_states(shipped: Catalogue, provider: str, model: str, expected: str) -> None:
    assert state(shipped, provider, model) == expected


def test_a_vendors_date_goes_before_an_aggregators(load: Callable[..., Catalogue]) -> None:
    verdict = load(ACME_MODELS).model_state("acme", "acme-1", DAY, 0)
    assert (verdict.state, verdict.retires, verdict.source) == ("retired", DAY, "Acme")
    assert verdict.as_of == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("horizon", "expected"), [(0, "pinned"), (29, "pinned"), (30, "retiring"), (365, "retiring")]
)
def test_a_retirement_counts_from_the_horizon_on(
    load: Callable[..., Catalogue], horizon: int, expected: str
) -> None:
    assert state(load(ACME_MODELS), "acme", "acme-2-20250101", horizon) == expected


def test_a_far_retirement_is_told_and_changes_no_state(load: Callable[..., Catalogue]) -> None:
    verdict = load(ACME_MODELS).model_state("acme", "acme-3-latest", DAY, HORIZON)
    assert (verdict.state, verdict.retires) == ("alias", date(2027, 11, 24))


def test_a_vendors_date_for_what_an_alias_stands_for_goes_before_an_aggregators(
    load: Callable[..., Catalogue],
) -> None:
    dated = '"acme-2-20250101" = 2026-12-24'
    own = ACME_MODELS.replace(dated, f'{dated}\n"acme-2-20260101" = 2028-01-01')
    assert state(load(own + '"acme-2" = 2025-01-01\n'), "acme", "acme-2") == "alias"
    assert state(load(ACME_MODELS + '"acme-2" = 2025-01-01\n'), "acme", "acme-2") == "retired"


def test_only_pins_that_outlive_the_horizon_are_suggested(load: Callable[..., Catalogue]) -> None:
    catalogue = load(ACME_MODELS)
    both = catalogue.model_state("acme", "acme-2", DAY, 0).suggestions
    assert both == ("acme-2-20250101", "acme-2-20260101")
    assert catalogue.model_state("acme", "acme-2", DAY, HORIZON).suggestions == both[1:]
    assert catalogue.model_state("acme", "acme-2-20260101", DAY, 0).suggestions == ()


def test_a_later_file_overrides_a_date_and_adds_patterns(load: Callable[..., Catalogue]) -> None:
    own = """
    [models.acme]
    as_of = 2026-11-20
    pinned = ['^acme-nightly$']
    [models.acme.retired."our gateway"]
    "acme-1" = 2030-01-01
    """
    catalogue = load(ACME_MODELS, own)
    verdict = catalogue.model_state("acme", "acme-1", DAY, HORIZON)
    assert (verdict.state, verdict.source) == ("unknown", "our gateway")
    assert state(catalogue, "acme", "acme-nightly") == "pinned"
    assert catalogue.models_as_of == date(2026, 11, 20)


def test_a_provider_without_a_grammar_is_an_error(shipped: Catalogue) -> None:
    with pytest.raises(CatalogueError, match=r'"opnai" has no \[models.opnai\].*`openai`'):
        shipped.model_state("opnai", "gpt-4", DAY, HORIZON)


def test_no_snapshot_has_no_day(load: Callable[..., Catalogue]) -> None:
    catalogue = load("")
    assert catalogue.models_as_of is None
    assert state(catalogue, ANY_PROVIDER, "gpt-4") == "unknown"


@given(
    provider=st.sampled_from(["openai", "anthropic", "gemini", "azure", "bedrock", ANY_PROVIDER]),
    model=st.text(max_size=30),
)
def test_an_id_without_a_date_is_never_retired(
    shipped: Catalogue, provider: str, model: str
) -> None:
    verdict = shipped.model_state(provider, model, DAY, HORIZON)
    assert (verdict.retires is not None) == bool(verdict.source)
    if verdict.state in ("retired", "retiring"):
        assert verdict.retires is not None
        assert verdict.retires <= DAY + timedelta(days=HORIZON)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 1000))
def test_states_only_move_forward(shipped: Catalogue, day: date, horizon: int) -> None:
    order = ["pinned", "retiring", "retired"]
    model = "gpt-4o-2024-11-20"
    earlier = shipped.model_state("openai", model, day, horizon).state
    later = shipped.model_state("openai", model, day + timedelta(days=1), horizon).state
    assert order.index(earlier) <= order.index(later)


@pytest.mark.parametrize(
    ("provider", "model", "day", "snapshot"),
    [
        ("anthropic", "claude-haiku-4-5", DAY, "claude-haiku-4-5-20251001"),
        ("openai", "gpt-5.2", DAY, "gpt-5.2-2025-12-11"),
        ("openai", "openai/gpt-5.2", DAY, ""),  # how a router writes it
        ("openai", "gpt-5.2", date(2027, 11, 24), ""),  # the list is too old to tell
        ("openai", "gpt-4o", DAY, ""),  # it has stood for several
        ("anthropic", "claude-opus-4-1", DAY + timedelta(days=2000), ""),
        ("mistral", "mistral-small-latest", DAY, ""),  # a list that is not the provider's
    ],
)
def test_an_alias_names_a_snapshot_for_certain_or_none(
    shipped: Catalogue, provider: str, model: str, day: date, snapshot: str
) -> None:
    assert shipped.model_state(provider, model, day, 0).snapshot == snapshot
