import json
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from lintkit_rules import refresh_models

from lintkit.catalogue import load_catalogue

HEAD = """[models.openai]
as_of = 2020-01-01
pinned = ['-\\d{4}-\\d{2}-\\d{2}$']
[models.openai.retired."by hand"]
"old-1" = 2019-01-01
"""
DAY = date(2026, 11, 23)


def install(folder: Path, *, version: str, prices: dict[str, object], deprecated: str = "") -> Path:
    """A folder with the few files of installed packages that are read."""
    types = folder / "openai" / "types"
    types.mkdir(parents=True)
    (types / "chat_model.py").write_text(
        'ChatModel = Literal["acme-2", "acme-2-2026-01-31", "acme-2-2025-01-31"]\n'
    )
    (types / "params.py").write_text(deprecated)
    resources = folder / "anthropic" / "resources"
    resources.mkdir(parents=True)
    (resources / "messages.py").write_text(
        'DEPRECATED_MODELS = {"claude-2.1": "July 21st, 2025"}\nother = 1\n'
    )
    (folder / "anthropic" / "types").mkdir()
    (folder / "anthropic" / "types" / "model.py").write_text(
        'Model = Literal["claude-opus-5", "other"]\n'
    )
    litellm = folder / "litellm"
    litellm.mkdir()
    (litellm / "model_prices_and_context_window_backup.json").write_text(json.dumps(prices))
    (folder / f"litellm-{version}.dist-info").mkdir()
    return folder


def price(provider: str, day: str | None = None) -> dict[str, str]:
    return {"litellm_provider": provider} | ({"deprecation_date": day} if day else {})


def test_a_folder_is_read_without_importing_it(tmp_path: Path) -> None:
    reading = refresh_models.read_packages(
        install(
            tmp_path,
            version="1.2.3",
            prices={
                "acme-3": price("openai", "2027-01-01"),
                "low/1024-x-1024/draw-1": price("openai"),
                "bedrock/us-east-1/acme.m-v1": price("bedrock", "2027-02-01"),
                "bedrock/eu-west-1/acme.m-v1": price("bedrock", "2027-03-01"),
                "vertex_ai/gemini-9": price("vertex_ai-language-models"),
                "else": price("unheard-of", "2027-01-01"),
            },
            deprecated=(
                '# "acme-1",\n#   "acme-0": Announced shutdown date: 2026-05-06\n'
                '# - "draw-0": Draw 0 was shut\n#   down on October 3, 2026. Use "draw-1".\n'
                '# - "draw-1", "draw-2": This model was retired on May 12, 2026.\n'
                '# - "draw-3": the newest\n'
            ),
        )
    )
    assert reading.packages == ["openai ?", "anthropic ?", "litellm 1.2.3"]
    assert reading.dates["openai SDK"]["openai"] == {
        "acme-0": date(2026, 5, 6),
        "acme-1": date(2026, 5, 6),
        "draw-0": date(2026, 10, 3),
        "draw-1": date(2026, 5, 12),
        "draw-2": date(2026, 5, 12),
    }
    assert reading.dates["anthropic SDK"]["anthropic"] == {"claude-2.1": date(2025, 7, 21)}
    assert reading.dates["litellm"]["openai"] == {"acme-3": date(2027, 1, 1)}
    # Of regional variants the last to go counts.
    assert reading.dates["litellm"]["bedrock"] == {"acme.m-v1": date(2027, 3, 1)}
    assert reading.prices["openai"] == {"acme-3", "draw-1"}
    assert reading.listed["vertex"] == {"gemini-9"}
    assert reading.listed["anthropic"] == {"claude-opus-5"}


def test_a_refreshed_file_keeps_what_is_written_by_hand(tmp_path: Path) -> None:
    first = install(
        tmp_path / "first",
        version="1.0",
        prices={
            "acme-3": price("openai", "2027-01-01"),
            "acme-4": price("openai", "2027-01-01"),
            "acme-5": price("openai", "2027-01-01"),
            "old-1": price("openai", "2021-01-01"),
        },
    )
    second = install(
        tmp_path / "second",
        version="2.0",
        prices={"acme-3": price("openai"), "acme-5": price("openai", "2028-01-01")},
        deprecated='# "acme-5": Announced shutdown date: 2026-05-06\n',
    )
    file = tmp_path / "openai.toml"
    file.write_text(HEAD + refresh_models.MARKER + "\n")
    readings = [refresh_models.read_packages(folder) for folder in (first, second)]
    refresh_models.refresh(file, readings, DAY)
    text = file.read_text()
    assert text.startswith(HEAD.replace("2020-01-01", "2026-11-23"))
    catalogue = load_catalogue([file])
    retirement = {
        model: (verdict.retires, verdict.source)
        for model in ("old-1", "acme-3", "acme-4", "acme-5")
        for verdict in [catalogue.model_state("openai", model, DAY, 0)]
    }
    assert retirement == {
        "old-1": (date(2019, 1, 1), "by hand"),
        "acme-3": (None, ""),  # still listed, and its date withdrawn
        "acme-4": (date(2027, 1, 1), "litellm"),  # no longer listed: the date stays
        "acme-5": (date(2026, 5, 6), "openai SDK"),  # the vendor's date
    }
    alias = catalogue.model_state("openai", "acme-2", DAY, 0)
    assert (alias.state, alias.suggestions) == (
        "alias",
        ("acme-2-2025-01-31", "acme-2-2026-01-31"),
    )
    refresh_models.refresh(file, readings, DAY)
    assert file.read_text() == text


def test_dated_siblings_by_provider() -> None:
    cohere = ["command-r", "command-r-03-2024", "command-r-08-2023"]
    assert refresh_models.dated_siblings(cohere, "cohere") == {
        "command-r": ["command-r-08-2023", "command-r-03-2024"]
    }
    openai = ["a", "ft:a-2024-01-02", "a-latest", "a-2024-01-02"]
    assert refresh_models.dated_siblings(openai, "openai") == {
        "a": ["a-2024-01-02"],
        "a-latest": ["a-2024-01-02"],
    }
    assert refresh_models.dated_siblings(["a", "a-0101"], "replicate") == {}


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "openai.toml").write_text(HEAD + refresh_models.MARKER + "\n")
    (models / "kept.toml").write_text(HEAD)
    monkeypatch.setattr(refresh_models, "MODELS", models)
    packages = install(tmp_path / "p", version="1.0", prices={"a": price("openai", "2027-01-01")})
    result = CliRunner().invoke(refresh_models.main, [str(packages), "--as-of", "2026-11-23"])
    assert result.exit_code == 0
    assert "read: openai ?, anthropic ?, litellm 1.0" in result.output
    assert '"a" = 2027-01-01' in (models / "openai.toml").read_text()
    assert (models / "kept.toml").read_text() == HEAD


def test_the_command_says_what_it_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = CliRunner().invoke(refresh_models.main, [str(tmp_path)])
    assert result.exit_code == 1
    assert "none of openai, anthropic and litellm is installed here" in result.output
    packages = install(tmp_path / "p", version="1.0", prices={})
    (tmp_path / "bare.toml").write_text(HEAD)
    with pytest.raises(click.ClickException, match=r"bare\.toml has no line"):
        refresh_models.refresh(
            tmp_path / "bare.toml", [refresh_models.read_packages(packages)], DAY
        )
    monkeypatch.setattr(sys, "path", [str(packages)])
    monkeypatch.setattr(refresh_models, "MODELS", tmp_path / "nothing")
    assert CliRunner().invoke(refresh_models.main, []).exit_code == 0
