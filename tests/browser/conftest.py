"""The report of a fixture project in a real Chromium; skipped where there is none."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from lintkit.config import load_config
from lintkit.engine import run
from lintkit.engine.gather import Request
from lintkit.report.described import describe
from lintkit.report.html import render

FIXTURES = Path(__file__).parents[2] / "fixtures"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)  # a browser that starts as root in a container and asks nobody for anything


@pytest.fixture(scope="module")  # what drives it holds an event loop, in which others cannot run
def browser() -> Iterator[object]:
    """A Chromium that the machine has."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install -e '.[browser]'"
    )
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(CHROMIUM)} is on the PATH")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Writes the report of a project to a file."""

    def write(project: Path) -> Path:
        config = load_config((project,), explicit=None, overrides={})
        request = Request(
            config=config, paths=(project,), today=date(2026, 11, 24), cached=False, jobs=1
        )
        result = run.report(request)
        file = tmp_path_factory.mktemp("report") / "report.html"
        page = render(
            result.ledger,
            result.inventory,
            result.call_map,
            result.reader,
            describe=describe,
            project=project.name,
            today=request.today,
        )
        file.write_text(page, encoding="utf-8")
        return file

    return write


@pytest.fixture(scope="module")
def report(browser: object, written: Callable[[Path], Path]) -> Path:
    """The report of the shop assistant."""
    assert browser
    return written(FIXTURES / "shop_assistant")


@pytest.fixture
def visit(browser: object) -> Iterator[Callable[..., SimpleNamespace]]:
    """Opens a file in a window of its own; tells what goes wrong and what is asked of a network."""
    contexts = []

    def opened(file: Path, fragment: str = "", **settings: object) -> SimpleNamespace:
        context = browser.new_context(
            **{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", **settings}
        )
        contexts.append(context)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: asked.url.startswith("file:") or complaints.append(asked.url),
        )
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(file.as_uri() + fragment)
        return SimpleNamespace(page=page, complaints=complaints)

    yield opened
    for context in contexts:
        context.close()
