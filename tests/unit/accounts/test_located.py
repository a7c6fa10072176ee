"""Tests that load a file by where it lies: those of other files are not run by them."""

from collections.abc import Callable

import pytest

from lintkit.accounts.proof.handed import Handing
from lintkit.model import IntegrationPoint
from lintkit.program.program import Program
from lintkit.program.values import CodeRef

Points = Callable[..., tuple[IntegrationPoint, ...]]

ASKING = (
    "from openai import OpenAI\n"
    "def ask(text):\n    return OpenAI().responses.create(model='gpt-4.1', input=text)\n"
)
LOADING = (
    "import importlib.util\nimport os\nfrom pathlib import Path\n"
    "HERE = Path(__file__).resolve().parent\n{place}"
    "spec = importlib.util.spec_from_file_location('jobs', {location})\n"
    "jobs = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(jobs)\n"
    "def test_it():\n    assert jobs.ask('x')\n"
)


def states(points: Points, location: str, place: str = "") -> list[str]:
    test = LOADING.format(location=location, place=place)
    files = {"jobs.py": ASKING, "other.py": ASKING, "tests/test_jobs.py": test}
    return [point.tests.state for point in points(files)]


@pytest.mark.parametrize(
    "location",
    [
        "HERE.parent / 'jobs.py'",
        "str(HERE.parent / 'scripts' / 'jobs.py')",
        "os.path.join(HERE, '..', 'jobs.py')",
        "Path('scripts/jobs.py')",
        "PLACE",
    ],
)
def test_files_that_are_loaded_by_no_test_are_not_run(points: Points, location: str) -> None:
    assert states(points, location, "PLACE = HERE / 'jobs.py'\n") == ["unknown", "none"]


@pytest.mark.parametrize(
    ("location", "loads_any"),
    [
        ("HERE / 'jobs.py'", False),
        ("HERE / 'of_no_program.py'", False),
        ("HERE / os.environ['JOBS']", True),
        ("os.environ['JOBS']", True),
    ],
)
def test_only_a_place_that_is_not_told_may_be_that_of_any_file(
    linked: Callable[..., tuple[Program, object]], location: str, loads_any: bool
) -> None:
    path = "tests/test_jobs.py"
    program, _ = linked({"jobs.py": ASKING, path: LOADING.format(location=location, place="")})
    assert Handing(program, lambda _: False).of(CodeRef(path, 0)).loads_any == loads_any
