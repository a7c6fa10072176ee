"""A configuration that starts from another one."""

from pathlib import Path

import pytest

from lintkit.config import Config, load_config
from lintkit.errors import ConfigError


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def service(root: Path) -> Config:
    return load_config([root / "services" / "api"])


def test_the_nearest_value_wins_and_each_names_its_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pyproject.toml": '[tool.lintkit]\nignore = ["LK4"]\nretirement-horizon-days = 30\n',
            "shared/base.toml": 'extend = "../pyproject.toml"\nsrc = ["lib"]\nignore = ["LK2"]\n',
            "services/api/lintkit.toml": 'extend = "../../shared/base.toml"\nprofile = "strict"\n',
        },
    )
    config = service(tmp_path)
    assert (config.profile, config.ignore, config.retirement_horizon_days) == (
        "strict",
        ("LK2",),
        30,
    )
    assert config.root == tmp_path / "services" / "api"
    assert config.src == (tmp_path / "shared" / "lib",)
    assert [
        str(config.origins[name]) for name in ("profile", "ignore", "retirement_horizon_days")
    ] == [
        f"{tmp_path}/services/api/lintkit.toml: profile",
        f"{tmp_path}/shared/base.toml: ignore",
        f"{tmp_path}/pyproject.toml: tool.lintkit.retirement-horizon-days",
    ]


def test_without_extend_the_nearest_file_stands_alone(tmp_path: Path) -> None:
    write(tmp_path, {"lintkit.toml": 'profile = "audit"\n', "services/api/lintkit.toml": ""})
    assert service(tmp_path).profile == "default"


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({"services/api/lintkit.toml": "extend = 3\n"}, "lintkit.toml: extend: expected the path"),
        ({"services/api/lintkit.toml": 'extend = "absent.toml"\n'}, "no such file: "),
        ({"services/api/lintkit.toml": 'extend = "lintkit.toml"\n'}, "extends itself"),
        (
            {
                "services/api/pyproject.toml": '[tool.lintkit]\nextend = "../a.toml"\n',
                "services/a.toml": 'extend = "api/pyproject.toml"\n',
            },
            "a.toml: extend: ",
        ),
        (
            {
                "services/api/lintkit.toml": 'extend = "pyproject.toml"\n',
                "services/api/pyproject.toml": "[project]\n",
            },
            "has no [tool.lintkit] table",
        ),
        (
            {
                "services/api/lintkit.toml": 'extend = "a.toml"\n',
                "services/api/a.toml": "selct = 1\n",
            },
            "a.toml: unknown key `selct`",
        ),
        ({"services/api/lintkit.toml": 'extends = "a.toml"\n'}, "did you mean `extend`?"),
    ],
)
def test_a_mistake_names_the_file_that_holds_it(
    tmp_path: Path, files: dict[str, str], hint: str
) -> None:
    write(tmp_path, files)
    with pytest.raises(ConfigError) as caught:
        service(tmp_path)
    assert hint in str(caught.value)
