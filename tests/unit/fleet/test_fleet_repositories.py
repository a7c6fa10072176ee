"""The list of repositories."""

from pathlib import Path

import pytest

from lintkit.errors import UsageError
from lintkit.fleet.repositories import Place, read_places


def read(tmp_path: Path, text: str | bytes) -> tuple[Place, ...]:
    file = tmp_path / "repos.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_places(file)


def test_a_line_is_a_path_and_perhaps_a_revision(tmp_path: Path) -> None:
    text = "# ours\n\n  shop\n/srv/git/till.git @v2.1\r\n\t# theirs\nme@home/x y\t @feature/a@b\n"
    assert read(tmp_path, text) == (
        Place(f"{tmp_path}/shop"),
        Place("/srv/git/till.git", "v2.1"),
        Place(f"{tmp_path}/me@home/x y", "feature/a@b"),
    )


@pytest.mark.parametrize(
    ("line", "path"),
    [("@v1", "@v1"), ("shop @", "shop @"), ("shop@v1", "shop@v1"), ("../shop/./", "shop")],
)
def test_what_only_looks_like_a_revision_is_part_of_the_path(
    tmp_path: Path, line: str, path: str
) -> None:
    (place,) = read(tmp_path, line)
    assert place.revision == ""
    assert Path(place.path).name == path


def test_the_same_repository_counts_once_at_each_revision(tmp_path: Path) -> None:
    places = read(tmp_path, "shop\n./shop\nshop @v1\nother/../shop @v1\n")
    assert [str(place) for place in places] == [f"{tmp_path}/shop", f"{tmp_path}/shop @v1"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"# none\n", "lists no repository"),
        (b"shop\nhttps://example.org/shop.git\n", "line 2 is an address"),
        (b"sh\0op\n", "line 1 names no folder"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, text: bytes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(tmp_path, text)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"repos\.txt: cannot be read: No such file"):
        read_places(tmp_path / "repos.txt")
