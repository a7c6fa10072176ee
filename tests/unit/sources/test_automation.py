"""What runs by itself, as files of forges and of evaluations say it."""

import pytest

from lintkit.model import Named, Step
from lintkit.sources.automation import automation

WORKFLOW = ".github/workflows/ci.yml"
HEAD = "on:\n  push:\n    branches: ['a-release']\n  pull_request:\njobs:\n  one:\n    steps:\n"


@pytest.mark.parametrize(
    ("steps", "name", "value"),
    [
        (
            "      - run: uv run pytest -q tests\n",
            "uv run pytest -q tests",
            "on push, pull_request; is handed no key of a model",
        ),
        (
            (
                "      - run: |\n          make test\n        env:\n"
                "          OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}\n"
                "          TOKEN: ${{ secrets.GITHUB_TOKEN }}\n"
            ),
            "make test",
            "on push, pull_request; is handed the secrets `OPENAI_API_KEY`",
        ),
        (
            "      - run: echo ${{ secrets.CONFIG }}\n      - run: pytest\n",
            "pytest",
            "on push, pull_request; is handed the secrets `CONFIG`",
        ),
        (
            "      - run: pytest\n        env:\n          OPENAI_API_KEY: none\n",
            "pytest",
            "on push, pull_request; sets `OPENAI_API_KEY` to a text",
        ),
        (
            "      - uses: pavelzw/pytest-action@v2\n",
            "pavelzw/pytest-action",
            "on push, pull_request; is handed no key of a model",
        ),
        (
            "      - uses: anthropics/claude-code-action@v1\n",
            "ci.yml",
            "on push, pull_request; asks a model by `anthropics/claude-code-action`",
        ),
        (
            "      - run: >-\n          uv run\n\n          pytest -q\n",
            "pytest -q",
            "on push, pull_request; is handed no key of a model",
        ),
        (
            "      - {run: OPENAI_API_KEY=none tox, name: All}\n",
            "OPENAI_API_KEY=none tox",
            "on push, pull_request; sets `OPENAI_API_KEY` to a text",
        ),
    ],
)
def test_a_workflow_is_told_with_its_tests_and_keys(steps: str, name: str, value: str) -> None:
    found = automation(WORKFLOW, HEAD + steps)
    assert found is not None
    assert (found.name, found.value) == (name, value)


@pytest.mark.parametrize(
    "steps", ["      - run: pip install pytest\n", "      - name: Test with pytest\n", "\n"]
)
def test_a_workflow_without_tests_and_models_is_not_told(steps: str) -> None:
    assert automation(WORKFLOW, HEAD + steps) is None


def test_commands_of_other_forges_are_told_too() -> None:
    text = (
        "test:\n  before_script: [pip install tox]\n  script:\n    - make lint\n    - make test\n"
    )
    assert automation(".gitlab-ci.yml", text) == Named(
        "make test",
        "by the rules of the file; is handed no key of a model",
        Step(".gitlab-ci.yml", 5, ""),
    )
    text = "jobs:\n  build:\n    steps:\n      - run: {name: Test, command: pytest}\n"
    found = automation(".circleci/config.yml", text)
    assert found is not None
    assert (found.name, found.step.line) == ("pytest", 4)


@pytest.mark.parametrize("text", ["on: [push", "", "- a\n- b\n", "on: {" + "[" * 5000])
def test_what_is_no_workflow_is_not_told(text: str) -> None:
    assert automation(WORKFLOW, text) is None


def test_an_evaluation_is_told_with_the_models_that_it_asks() -> None:
    text = "prompts: [a.txt]\nproviders:\n  - openai:gpt-4o\n  - id: anthropic:messages:claude-x\n"
    assert automation("eval/promptfooconfig.yaml", text) == Named(
        "promptfoo eval",
        "where somebody starts it; asks `openai:gpt-4o`, `anthropic:messages:claude-x`",
        Step("eval/promptfooconfig.yaml", 3, ""),
    )


def test_other_files_run_nothing() -> None:
    assert automation("config/ci.yml", HEAD + "      - run: pytest\n") is None
