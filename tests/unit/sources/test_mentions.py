from pathlib import Path

import pytest

from lintkit.sources import mentions
from lintkit.sources.disk import Disk, all_hold
from lintkit.sources.mentions import Mentions


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in {
        "deploy/run.yml": "run: app.ask_all\nimage: quick-cacher:3\nprompt: file://prompts.py\n",
        "app.py": "def unnamed(): ...\n",
        "native/fast.pyx": "",
        "node_modules/x/readme.md": "hidden_word",
        ".github/workflows/ci.yml": "pip install from_ci",
        ".venv/readme.md": "hidden_word",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def mentions_of(root: Path) -> Mentions:
    return Mentions(root, Disk(root))


@pytest.mark.parametrize("word", ["ask_all", "quick_cacher", "prompts.py", "from_ci"])
def test_words_of_text_files_are_known(project: Path, word: str) -> None:
    assert mentions_of(project).word(word)


@pytest.mark.parametrize("word", ["unnamed", "hidden_word", "ask", "readme.md"])
def test_code_and_what_is_installed_are_not_asked(project: Path, word: str) -> None:
    assert not mentions_of(project).word(word)


def test_a_file_is_configured_where_more_than_a_linter_is_told_of_it(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.ruff.lint.per-file-ignores]\n"left.py" = ["E501"]'
    )
    (project / "README.md").write_text("Run `python started.py`.\n")
    found = mentions_of(project)
    assert found.configured("prompts.py")
    assert not found.configured("left.py")
    assert not found.configured("started.py")
    assert found.word("left.py")


def test_files_and_folders_are_known_by_name(project: Path) -> None:
    found = mentions_of(project)
    assert found.file("fast")
    assert found.file("native")
    assert not found.file("x")


def test_too_many_files_name_everything(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "_MOST_FILES", 1)
    assert mentions_of(project).word("anything")
    assert not mentions_of(project).file("anything")


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").symlink_to(tmp_path)
    assert mentions_of(tmp_path).file("b")


def test_new_text_is_a_new_answer_of_the_disk(project: Path) -> None:
    disk = Disk(project)
    Mentions(project, disk).word("anything")
    assert all_hold(disk.answers, project)
    (project / "deploy" / "run.yml").write_text("run: anything\n")
    assert not all_hold(disk.answers, project)


@pytest.fixture
def prompting(tmp_path: Path) -> Path:
    for path, text in {
        "config/agent.yaml": (
            "agent:\n  system_template: |-\n    You are a clerk who answers politely.\n"
            "  key: ${SHOP_API_KEY}\n  host: ${SHOP_HOST:localhost}\n  more: ${low} $PLAIN\n"
        ),
        "shop/reply.jinja": '{# reply #}\n"role": "Your task is to answer {{ name }} at once."\n',
        "shop/notes.txt": "Once you are done, go home.\nYou are it.\n",
        "README.md": "You are welcome to send changes at any time. ${NOT_HERE}\n",
        "docs/use.md": "You are a user of this shop, and a good one.\n",
        "tests/reply.txt": "You are a clerk who answers politely.\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_files_that_instruct_a_model_are_found(prompting: Path) -> None:
    assert mentions_of(prompting).instructions() == (
        ("config/agent.yaml", 3, "You are a clerk who answers politely."),
        ("shop/reply.jinja", 2, 'Your task is to answer {{ name }} at once."'),
    )


def test_files_of_prompts_are_found_by_their_folder_or_name(tmp_path: Path) -> None:
    for path, text in {
        "shop/prompts/reply.j2": "{% macro a() %}\n<rules>\n  Answer it all at once.\n",
        "shop/sum_prompt.txt": "# Sum up what follows.\n",
        "shop/prompts/openapi.json": '{"example": "You are a clerk who answers politely."}',
        "shop/prompts/README.md": "You are welcome to read this at any time.\n",
        "shop/notes.txt": "Sum up what follows.\n",
        "promptfooconfig.yaml": "providers: [openai:gpt-4o]\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert mentions_of(tmp_path).instructions() == (
        ("shop/prompts/reply.j2", 3, "Answer it all at once."),
        ("shop/sum_prompt.txt", 1, "Sum up what follows."),
    )


def test_files_of_agents_and_tasks_are_found(tmp_path: Path) -> None:
    for path, text in {
        "agents.yaml": "clerk:\n  role: >\n    Clerk\n  goal: >-\n    Sell a lamp\n"
        "  backstory: 'Old.'\n",
        "tasks.yml": "sell:\n  description: 'Sell {lamp}'\n  expected_output: A bill\n",
        "team.yaml": "clerk:\n  role: Clerk\n  goal: Sell a lamp\n",
        "agents.json": '  "role": 1,\n  "goal": 1,\n  "backstory": 1\n',
        "openapi.yaml": "a:\n  description: One\n  expected_output: Two\n",
    }.items():
        (tmp_path / path).write_text(text)
    assert mentions_of(tmp_path).instructions() == (
        ("agents.yaml", 5, "Sell a lamp"),
        ("tasks.yml", 2, "Sell {lamp}"),
    )


def test_placeholders_in_configuration_are_found(prompting: Path) -> None:
    assert mentions_of(prompting).placeholders() == (
        ("SHOP_API_KEY", None, "config/agent.yaml", 4),
        ("SHOP_HOST", "localhost", "config/agent.yaml", 5),
    )


def test_templates_name_no_code(prompting: Path) -> None:
    assert not mentions_of(prompting).word("reply")


def test_what_may_name_a_model_in_configuration_is_found(tmp_path: Path) -> None:
    (tmp_path / "flow.yaml").write_text(
        "agents:\n  - name: gpt-4o  # the fast one\n    top_p: 1\n    model: 'openai/gpt-4.1'\n"
        "models:\n  - gemini-2.0-flash\nnote: ask gpt-4o\n"
    )
    (tmp_path / "settings.toml").write_text('chat_model = "claude-3-opus-20240229"\n')
    (tmp_path / "web.json").write_text('{\n  "llmModel": "gpt-4-0613",\n  "size": "a1"\n}\n')
    (tmp_path / "package-lock.json").write_text('  "name": "gpt-4o",\n')
    (tmp_path / "runs.json").write_text('  "model": "gpt-4o",\n' * 501)  # data, not settings
    assert mentions_of(tmp_path).maybe_models() == (
        ("gpt-4o", "flow.yaml", 2),
        ("openai/gpt-4.1", "flow.yaml", 4),
        ("gemini-2.0-flash", "flow.yaml", 6),
        ("claude-3-opus-20240229", "settings.toml", 1),
        ("gpt-4-0613", "web.json", 2),
    )
