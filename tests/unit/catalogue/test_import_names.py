from pathlib import Path

from lintkit_rules.refresh_imports import import_names, lines

from lintkit.catalogue.imports import ImportNames
from lintkit.plugins import catalogue_folders


def test_names_of_a_list(tmp_path: Path) -> None:
    (tmp_path / "imports.txt").write_text("# a list\nplain-name\npyyaml _yaml yaml\n")
    names = ImportNames([tmp_path, tmp_path / "without"])
    assert names.knows("pyyaml")
    assert not names.knows("yaml")
    assert not names.knows("#")
    assert names.is_provided("yaml")
    assert names.is_provided("plain_name")
    assert not names.is_provided("pyyaml")


def test_shipped_list_knows_the_usual_differences() -> None:
    names = ImportNames(catalogue_folders())
    usual = "yaml PIL cv2 bs4 sklearn dotenv google pkg_resources typing_extensions"
    for imported in usual.split():
        assert names.is_provided(imported)
    for distribution in ("openai", "pyyaml", "opencv-python", "protobuf", "setuptools"):
        assert names.knows(distribution)


def test_list_is_made_from_rows_by_normal_name() -> None:
    rows = [
        ("PyYAML", "yaml"),
        ("PyYAML", "_yaml"),
        ("PyYAML", "win32\\lib"),
        ("Plain.Name", "plain_name"),
        ("unwanted", "unwanted"),
        ("setuptools", "setuptools"),
    ]
    known = import_names(rows, {"pyyaml", "plain-name", "setuptools"})
    assert list(lines(known)) == [
        "plain-name",
        "pyyaml _yaml yaml",
        "setuptools pkg_resources setuptools",
    ]
