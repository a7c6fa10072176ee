"""Plugins in folders: what is found in them, and that nothing of them runs unasked."""

from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.errors import ConfigError, UsageError
from lintkit.plugins import catalogue_folders, formats, load
from lintkit.registry import all_rules, find_rule, select_rules
from lintkit.report.formats import document

RULE = '''\
from lintkit.rule import Finding, IntegrationPoint, Rule


class {name}(Rule[IntegrationPoint]):
    """Points are told."""

    code = "{code}"
    name = "{rule}"
    severity = "warning"
    since = "1.0.0"

    def check(self, subject):
        yield self.finding("Told.", span=subject.span, symbol=subject.symbol)
'''
MARK = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"


def rule(code: str, name: str = "Told") -> str:
    return RULE.format(code=code, name=name, rule=f"is-{name.lower()}")


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_lintkits_own_package_is_a_plugin() -> None:
    (folder,) = catalogue_folders()
    assert (folder / "providers" / "openai.toml").is_file()
    assert formats() == {}


def test_a_folder_brings_rules_catalogue_and_formats(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "house.py": f"from .shared import WORD\n{rule('ACME101')}",
            "shared.py": "WORD = 1\n",
            "deep/__init__.py": "",
            "deep/one.py": rule("ACME102", "Deep"),
            "tests/test_house.py": "raise SystemExit\n",
            "catalogue/house.toml": "",
            "formats/short_list.py": "def render(result):\n    return 'short'\n",
        },
    )
    assert [code for code in all_rules((folder,)) if code.startswith("ACME")] == [
        "ACME101",
        "ACME102",
    ]
    assert find_rule("is-deep", (folder,)).code == "ACME102"
    assert [one.code for one in select_rules(["ACME"], ["ACME102"], (folder,))] == ["ACME101"]
    assert catalogue_folders((folder,))[-1] == folder / "catalogue"
    assert list(formats((folder,))) == ["short-list"]
    render = document("short-list", (folder,))
    assert render(None) == "short"  # type: ignore[arg-type]  # it looks at nothing


def test_folders_are_told_apart_and_none_leaks_into_a_run_without_it(tmp_path: Path) -> None:
    one = write(tmp_path / "a" / "lint", {"rules.py": rule("ACME201")})
    other = write(tmp_path / "b" / "lint", {"rules.py": rule("ACME202")})
    assert {"ACME201", "ACME202"} <= set(all_rules((one, other)))
    assert {"ACME201", "ACME202"} & set(all_rules((one,))) == {"ACME201"}
    assert not {"ACME201", "ACME202"} & set(all_rules())


def test_a_code_that_is_taken_is_an_error_that_names_both_files(tmp_path: Path) -> None:
    folder = write(tmp_path, {"rules.py": rule("LK101")})
    with pytest.raises(UsageError, match=r"LK101 is claimed by .*no_deadline\.py and by .*rules"):
        all_rules((folder,))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def (:\n", "SyntaxError"),
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("1 / 0\n", "ZeroDivisionError"),
    ],
)
def test_a_broken_rule_is_an_error_that_names_its_file(
    tmp_path: Path, text: str, words: str
) -> None:
    folder = write(tmp_path, {"broken.py": text})
    with pytest.raises(UsageError) as caught:
        all_rules((folder,))
    assert str(caught.value).startswith(f"{folder / 'broken.py'}: ")
    assert words in str(caught.value)


def test_an_incomplete_rule_is_an_error_that_names_its_file(tmp_path: Path) -> None:
    folder = write(tmp_path, {"rules.py": rule("ACME401").replace("    severity", "    # ")})
    with pytest.raises(UsageError, match=r"rules\.py: Told has no `severity`"):
        all_rules((folder,))


@pytest.mark.parametrize("name", ["deep", "formats"])
def test_a_broken_package_is_an_error_too(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path, {f"{name}/__init__.py": "1 / 0\n"})
    with pytest.raises(UsageError, match=r"__init__\.py: .* ZeroDivisionError"):
        all_rules((folder,))


def test_a_package_that_has_gone_is_an_error_with_its_name() -> None:
    """As when its files were deleted and its metadata was not."""
    with pytest.raises(UsageError, match=r"^the plugin `acme_gone` cannot be loaded: ModuleNotF"):
        load("acme_gone")


def test_a_format_that_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path, {"formats/empty.py": ""})
    with pytest.raises(UsageError, match=r"empty\.py: a format needs a function"):
        document("empty", (folder,))
    with pytest.raises(UsageError, match=r"'xml' is not one of .*markdown, empty\."):
        document("xml", (folder,))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose configuration names a plugin that leaves a mark when it is imported."""
    table = '[tool.lintkit]\nplugins = ["lint"]\n'
    return write(tmp_path, {"pyproject.toml": table, "lint/house.py": MARK + rule("ACME301")})


def test_a_configuration_alone_has_nothing_run(project: Path) -> None:
    config = load_config([project])
    assert config.plugins == ()
    assert "ACME301" not in all_rules(config.plugins)
    assert not (project / "lint" / "ran").exists()


def test_the_user_must_say_whether_it_is_run(project: Path) -> None:
    with pytest.raises(ConfigError, match=r"pyproject\.toml: tool\.lintkit\.plugins: .*--plugins"):
        load_config([project], plugins=None)
    config = load_config([project], plugins=True)
    assert config.plugins == (project / "lint",)
    assert "ACME301" in all_rules(config.plugins)
    assert (project / "lint" / "ran").exists()


def test_where_none_is_named_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert load_config([tmp_path], plugins=None).plugins == ()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, {"lintkit.toml": 'plugins = ["lint"]\ncatalogue = ["house"]\n'})
    with pytest.raises(ConfigError, match=r"lintkit\.toml: catalogue: no such file or folder"):
        load_config([tmp_path], plugins=True)
    (tmp_path / "house").mkdir()
    with pytest.raises(ConfigError, match=r"lintkit\.toml: plugins: no such folder"):
        load_config([tmp_path], plugins=True)
