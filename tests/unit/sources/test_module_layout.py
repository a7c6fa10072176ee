from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.sources.documents import Documents
from lintkit.sources.layout import Layout, find_layout

if TYPE_CHECKING:
    from pathlib import Path


def lay_out(
    root: Path, *files: str, top: Path | None = None, outside: tuple[str, ...] = (), src: str = ""
) -> Layout:
    """The layout of files that are made, seen from `top`, below or at `root`."""
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    top = top or root
    paths = [str(path.relative_to(top)) for path in top.rglob("*.*") if path.suffix in SOURCES]
    roots = [root / src] if src else []
    return find_layout(paths, top, Documents(top), outside=outside, src=roots)


SOURCES = (".py", ".pyw", ".ipynb")


def test_names_follow_paths(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "main.py", "pkg/__init__.py", "pkg/sub/mod.py", "src/a/b.py")
    assert layout.names == {
        "main.py": "main",
        "pkg/__init__.py": "pkg",
        "pkg/sub/mod.py": "pkg.sub.mod",
        "src/a/b.py": "src.a.b",
    }


def test_names_are_unique_and_python_decides_who_gets_one(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path, "a/__init__.py", "a.py", "a.ipynb", "b.c/d.py", "b/c/d.py", ".hidden/e.py"
    )
    assert layout.names == {
        "a/__init__.py": "a",
        "a.py": "./a.py",
        "a.ipynb": "./a.ipynb",
        "b/c/d.py": "b.c.d",
        "b.c/d.py": "./b.c/d.py",
        ".hidden/e.py": "./.hidden/e.py",
    }


PATHS = st.lists(
    st.tuples(
        st.sampled_from(["", "a/", "a.b/", "a/b/"]), st.sampled_from(["a", "b", "__init__"])
    ).flatmap(lambda one: st.sampled_from([f"{one[0]}{one[1]}{end}" for end in ("", *SOURCES)])),
    unique=True,
)


@given(PATHS)
def test_names_are_unique_whatever_the_paths(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str]
) -> None:
    root = tmp_path_factory.getbasetemp()
    layout = find_layout(paths, root, Documents(root))
    assert len(set(layout.names.values())) == len(paths)
    assert find_layout(paths[::-1], root, Documents(root)).names == layout.names
    for path, name in layout.names.items():
        assert layout.resolve(name, path) in (path, None)


def test_a_src_layout_is_imported_without_its_prefix(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path, "pyproject.toml", "src/shop/__init__.py", "src/shop/chat.py", "tests/test_chat.py"
    )
    assert layout.resolve("shop.chat", "tests/test_chat.py") == "src/shop/chat.py"
    assert layout.resolve("shop", "src/shop/chat.py") == "src/shop/__init__.py"
    assert layout.resolve("src.shop.chat", "tests/test_chat.py") == "src/shop/chat.py"
    assert layout.resolve("shop.gone", "tests/test_chat.py") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", '[tool.setuptools.package-dir]\n"" = "code"'),
        ("pyproject.toml", '[tool.setuptools.packages.find]\nwhere = ["code"]'),
        ("pyproject.toml", '[tool.poetry]\npackages = [{include = "a", from = "code"}, 7]'),
        ("pyproject.toml", '[tool.hatch.build.targets.wheel]\npackages = ["code/shop"]'),
        ("pyproject.toml", '[tool.hatch.build]\nsources = ["code"]'),
        ("pyproject.toml", '[tool.pdm.build]\npackage-dir = "code"'),
        ("pyproject.toml", '[tool.uv.build-backend]\nmodule-root = "code"'),
        ("pyproject.toml", '[tool.maturin]\npython-source = "code"'),
        ("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = "code"'),
        ("setup.cfg", "[options]\npackage_dir =\n    = code\n    other = elsewhere\n"),
        ("setup.cfg", "[options.packages.find]\nwhere = code\n"),
        ("setup.py", 'from setuptools import setup\nsetup(package_dir={"": "code"})'),
        ("setup.py", 'import setuptools as s\ns.setup(packages=s.find_packages(where="code"))'),
    ],
)
def test_manifests_say_where_packages_are(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    layout = lay_out(tmp_path, "code/shop/chat.py", "tools/run.py")
    assert layout.resolve("shop.chat", "tools/run.py") == "code/shop/chat.py"
    assert layout.is_namespace("shop", "tools/run.py")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", "tool = 3"),
        ("pyproject.toml", '[tool.setuptools]\npackage-dir = ["a"]\n[tool.poetry]\npackages = 1'),
        ("pyproject.toml", '[tool.setuptools.packages.find]\nwhere = ["../..", "/", "gone"]'),
        ("setup.cfg", "no section"),
        ("setup.py", "setup(package_dir=find(), where=[1], **more)"),
        ("setup.py", "setup("),
    ],
)
def test_odd_manifests_say_nothing(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    layout = lay_out(tmp_path, "code/shop/chat.py", "tools/run.py")
    assert layout.resolve("shop.chat", "tools/run.py") is None


def test_the_configuration_adds_roots(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "lib/shop/chat.py", "lib/run.py", src="lib")
    assert layout.resolve("shop.chat", "lib/run.py") == "lib/shop/chat.py"
    assert layout.is_namespace("shop", "lib/run.py")


def test_each_part_of_a_monorepo_sees_its_own_modules_first(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path,
        *(f"{part}/{file}" for part in ("api", "web") for file in ("pyproject.toml", "app/db.py")),
        "api/main.py",
        "web/main.py",
        "web/theme/__init__.py",
        "util.py",
    )
    assert layout.resolve("app.db", "api/main.py") == "api/app/db.py"
    assert layout.resolve("app.db", "web/main.py") == "web/app/db.py"
    assert layout.resolve("util", "web/main.py") == "util.py"
    assert layout.resolve("theme", "api/main.py") == "web/theme/__init__.py"


def test_a_package_is_imported_from_the_folder_above_it(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "backend/app/__init__.py", "backend/app/x.py", "backend/main.py")
    assert layout.resolve("app.x", "backend/app/x.py") == "backend/app/x.py"
    assert layout.resolve("app", "backend/main.py") == "backend/app/__init__.py"
    assert layout.resolve("backend.app.x", "backend/main.py") == "backend/app/x.py"


def test_scripts_import_what_lies_beside_them(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path, "jobs/run.py", "jobs/helpers.py", "pkg/__init__.py", "pkg/run.py", "pkg/help.py"
    )
    assert layout.resolve("helpers", "jobs/run.py") == "jobs/helpers.py"
    assert layout.resolve("help", "pkg/run.py") == "pkg/help.py"


def test_what_is_installed_comes_before_namesakes(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path,
        "llm/__init__.py",
        "llm/openai.py",
        "llm/base.py",
        "demo/openai.py",
        "demo/run.py",
        "anthropic/chat.py",
        "logging/x.py",
        "run.py",
        outside=("openai", "anthropic"),
    )
    for importer in ("llm/base.py", "llm/openai.py", "demo/run.py", "run.py"):
        assert layout.resolve("openai", importer) is None
    assert not layout.is_namespace("anthropic", "run.py")
    assert not layout.is_namespace("logging", "run.py")
    assert layout.resolve("llm.openai", "run.py") == "llm/openai.py"


def test_a_folder_may_be_named_like_an_sdk(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "agents/planner.py", "run.py", outside=("agents",))
    assert layout.resolve("agents.planner", "run.py") == "agents/planner.py"
    assert layout.resolve("agents.gone", "run.py") is None


def test_a_package_in_a_namespace_does_not_mean_itself(tmp_path: Path) -> None:
    files = ("pyproject.toml", "acme/plugins/openai/__init__.py", "acme/plugins/openai/llm.py")
    layout = lay_out(tmp_path, *files, outside=("openai",))
    assert layout.resolve("openai", "acme/plugins/openai/llm.py") is None
    own = layout.resolve("acme.plugins.openai", "acme/plugins/openai/llm.py")
    assert own == "acme/plugins/openai/__init__.py"


def test_packages_of_the_repository_share_a_namespace_with_installed_ones(tmp_path: Path) -> None:
    files = (
        "core/pyproject.toml",
        "core/acme/core/__init__.py",
        "core/acme/core/types.py",
        "plugins/chat/pyproject.toml",
        "plugins/chat/acme/plugins/chat/llm.py",
        "examples/run.py",
    )
    lay_out(tmp_path, *files)
    paths = [file for file in files if file.endswith(".py")]
    layout = find_layout(
        paths, tmp_path, Documents(tmp_path), outside=["acme"], namespaced=["acme.core"]
    )
    for importer in ("plugins/chat/acme/plugins/chat/llm.py", "examples/run.py"):
        assert layout.resolve("acme.core", importer) == "core/acme/core/__init__.py"
        assert layout.resolve("acme.core.types", importer) == "core/acme/core/types.py"
        assert layout.resolve("acme.media", importer) is None
        assert layout.resolve("acme", importer) is None
    assert layout.is_outside("acme.media")
    assert not layout.is_outside("acme.core.gone")


def test_a_part_of_a_shared_namespace_is_found_where_it_lies(tmp_path: Path) -> None:
    files = (
        "pyproject.toml",
        "src/acme/plugins/chat/__init__.py",
        "src/acme/plugins/chat/llm.py",
        "tests/test_llm.py",
    )
    layout = lay_out(tmp_path, *files, outside=("acme",))
    for importer in ("tests/test_llm.py", "src/acme/plugins/chat/llm.py"):
        assert layout.resolve("acme.plugins.chat.llm", importer) == "src/acme/plugins/chat/llm.py"
        assert layout.resolve("acme.plugins.voice", importer) is None
        assert layout.resolve("acme", importer) is None


def test_what_is_installed_hides_a_package_of_its_name(tmp_path: Path) -> None:
    files = ("pyproject.toml", "src/acme/__init__.py", "src/acme/llm.py", "tests/test_llm.py")
    layout = lay_out(tmp_path, *files, outside=("acme",))
    assert layout.resolve("acme.llm", "tests/test_llm.py") is None


def test_an_sdk_means_itself(tmp_path: Path) -> None:
    files = ("pyproject.toml", "src/openai/__init__.py", "src/openai/lib/azure.py")
    layout = lay_out(tmp_path, *files, outside=("openai",))
    assert layout.resolve("openai", "src/openai/lib/azure.py") == "src/openai/__init__.py"


def test_a_namesake_at_the_root_hides_what_is_installed(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "openai.py", "run.py", "queue.py", outside=("openai",))
    assert layout.resolve("openai", "run.py") == "openai.py"
    assert layout.resolve("queue", "run.py") == "queue.py"
    assert layout.resolve("openai", "openai.py") is None


def test_namespace_packages_are_seen_from_the_roots(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "company/billing/run.py", "main.py")
    assert layout.is_namespace("company", "main.py")
    assert layout.is_namespace("company.billing", "company/billing/run.py")
    assert not layout.is_namespace("billing", "main.py")
    assert layout.resolve("company.billing.run", "main.py") == "company/billing/run.py"


def test_an_application_has_a_root_of_its_own(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "web/requirements.txt", "web/src/shop/chat.py", "web/jobs/x.py")
    assert layout.resolve("shop.chat", "web/src/shop/chat.py") == "web/src/shop/chat.py"
    assert layout.is_namespace("jobs", "web/jobs/x.py")
    assert layout.resolve("shop.chat", "web/jobs/x.py") is None


def test_tests_see_the_sources_beside_them(tmp_path: Path) -> None:
    files = ("requirements.txt", "src/shop/chat.py", "tests/unit/test_x.py", "jobs/x.py")
    layout = lay_out(tmp_path, *files, "tests/chat.py", "src/chat.py")
    assert layout.resolve("shop.chat", "tests/unit/test_x.py") == "src/shop/chat.py"
    assert layout.is_namespace("shop", "tests/unit/test_x.py")
    assert layout.resolve("chat", "tests/unit/test_x.py") == "tests/chat.py"
    assert layout.resolve("shop.chat", "jobs/x.py") is None


@pytest.mark.parametrize(
    ("name", "section"),
    [("pytest.ini", "pytest"), ("tox.ini", "pytest"), ("setup.cfg", "tool:pytest")],
)
def test_pytest_is_told_where_imports_start(tmp_path: Path, name: str, section: str) -> None:
    (tmp_path / name).write_text(f"[{section}]\npythonpath = lib\n", encoding="utf-8")
    layout = lay_out(tmp_path, "lib/shop/chat.py", "checks/test_x.py")
    assert layout.resolve("shop.chat", "checks/test_x.py") == "lib/shop/chat.py"


def test_a_package_comes_before_a_module_of_its_name(tmp_path: Path) -> None:
    layout = lay_out(tmp_path, "a.py", "a/__init__.py", "run.py")
    assert layout.resolve("a", "run.py") == "a/__init__.py"


def test_a_root_inside_a_package_keeps_short_names_and_finds_the_long_ones(tmp_path: Path) -> None:
    layout = lay_out(
        tmp_path,
        *("shop/__init__.py", "shop/chat.py", "shop/llm/__init__.py", "shop/llm/base.py"),
        "shop/llm/openai.py",
        top=tmp_path / "shop",
        outside=("openai",),
    )
    assert layout.names["llm/base.py"] == "llm.base"
    assert layout.names["__init__.py"] == "__init__"
    assert layout.resolve("shop", "llm/base.py") == "__init__.py"
    assert layout.resolve("shop.chat", "llm/base.py") == "chat.py"
    assert layout.resolve("__init__.chat", "__init__.py") == "chat.py"
    assert layout.resolve("__init__", "__init__.py") == "__init__.py"
    assert layout.resolve("chat", "llm/base.py") == "chat.py"
    assert layout.resolve("openai", "llm/base.py") is None


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    (tmp_path / "outer/repo/.git").mkdir(parents=True)
    layout = lay_out(tmp_path, "outer/repo/x.py", "outer/repo/y.py", top=tmp_path / "outer/repo")
    assert layout.resolve("y", "x.py") == "y.py"
    assert layout.resolve("repo.y", "x.py") is None


def test_a_root_deep_in_a_repository_knows_the_way_down(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").touch()
    layout = lay_out(tmp_path, "src/shop/chat.py", "src/shop/run.py", top=tmp_path / "src/shop")
    assert layout.resolve("shop.chat", "run.py") == "chat.py"
    assert layout.resolve("src.shop.chat", "run.py") == "chat.py"


@pytest.mark.parametrize(
    ("project", "path", "found"),
    [
        ("kit-slim", "slim/kit/__init__.py", True),
        ("shop", "slim/kit/__init__.py", False),
        ("kit-examples", "slim/kit/chat.py", False),  # what is installed comes first
    ],
)
def test_a_project_brings_the_package_that_is_named_like_it(
    tmp_path: Path, project: str, path: str, found: bool
) -> None:
    (tmp_path / "slim").mkdir()
    (tmp_path / "slim" / "pyproject.toml").write_text(f"[project]\nname = '{project}'\n")
    layout = find_layout(
        [path, "tests/test_kit.py"], tmp_path, Documents(tmp_path), outside=["kit"]
    )
    assert layout.resolve("kit", "tests/test_kit.py") == (path if found else None)
