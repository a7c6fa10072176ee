"""What the wheel brings besides code."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The paths of the files in the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_report_s_templates_styles_and_scripts_are_in_it(names: set[str]) -> None:
    folder = "lintkit/report/html"
    there = (ROOT / folder).rglob("*")
    wanted = {
        file.relative_to(ROOT).as_posix()
        for file in there
        if file.is_file() and file.suffix != ".pyc"
    }
    assert f"{folder}/static/vendor/cytoscape.min.js" in wanted
    assert f"{folder}/templates/report.html.j2" in wanted
    assert wanted <= names


def test_the_licences_of_vendored_code_stand_beside_our_own(names: set[str]) -> None:
    licences = {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {
        "LICENSE",
        *("cytoscape.LICENSE", "cytoscape-dagre.LICENSE", "dagre.LICENSE"),
    }
