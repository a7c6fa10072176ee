"""The page as a whole: sound HTML, sound structure, nothing but itself."""

import base64
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import structs
from page_element import Element

from lintkit.debt import Ledger
from lintkit.model import CallMap, Inventory
from lintkit.report import html

Parse = Callable[[str], Element]
VENDOR = Path(html.__file__).parent / "static" / "vendor"


@pytest.fixture
def document(page: str, parsed: Parse) -> Element:
    return parsed(page)


@pytest.fixture
def empty(rendered: Callable[..., str], parsed: Parse) -> Element:
    return parsed(rendered(ledger=Ledger(()), inventory=Inventory(()), ways=CallMap()))


def test_it_has_landmarks_and_a_way_past_the_contents(document: Element) -> None:
    assert [len(document.all(tag)) for tag in ("header", "nav", "main", "h1")] == [1, 1, 1, 1]
    skip = document.all("a")[0].attributes
    assert skip["href"] == "#main"
    assert document.by_id("main").tag == "main"
    assert document.all("html")[0].attributes["lang"] == "en"
    assert document.all("title")[0].text.startswith("shop: ")


def test_sections_have_names(document: Element) -> None:
    for section in document.all("section", "article"):
        assert document.by_id(section.attributes["aria-labelledby"]).text


def test_headings_go_down_one_level_at_a_time(document: Element) -> None:
    levels = [int(one.tag[1]) for one in document.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_lead_somewhere(document: Element) -> None:
    ids = [one.attributes["id"] for one in document.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    targets = [one.attributes["href"] for one in document.all("a")]
    assert targets
    assert {target.removeprefix("#") for target in targets} <= set(ids)


def test_tables_have_captions_and_headings_with_a_scope(document: Element) -> None:
    tables = document.all("table")
    assert len(tables) >= 5
    for table in tables:
        assert table.all("caption")[0].text
        assert all(one.attributes["scope"] in ("col", "row") for one in table.all("th"))
        widths = {
            sum(int(cell.attributes.get("colspan", 1)) for cell in row.all("td", "th"))
            for row in table.all("tr")
        }
        assert len(widths) == 1, table.all("caption")[0].text


def test_fields_have_labels(document: Element) -> None:
    labelled = {id(field.node) for label in document.all("label") for field in label.all()}
    for field in document.all("input", "select"):
        assert id(field.node) in labelled
    for button in document.all("button"):
        assert button.text


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(document: Element) -> None:
    (policy,) = (
        one.attributes["content"] for one in document.all("meta") if "http-equiv" in one.attributes
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    scripts = [one for one in document.all("script") if "type" not in one.attributes]
    sources = [*document.all("style"), *scripts]
    digests = {
        "sha256-" + base64.b64encode(hashlib.sha256(one.raw.encode()).digest()).decode()
        for one in sources
    }
    assert len(sources) == 5
    assert set(re.findall(r"'(sha256-[^']+)'", policy)) == digests


def test_nothing_comes_from_elsewhere(document: Element) -> None:
    for one in document.all():
        assert not {"src", "style", "srcset", "action", "ping"} & set(one.attributes), one.tag
        assert not any(name.startswith("on") for name in one.attributes), one.tag
        assert one.tag not in {"link", "iframe", "object", "embed", "img", "base"}
        assert one.attributes.get("href", "#").startswith("#")


def test_no_script_asks_for_its_sources(page: str) -> None:
    assert "sourceMappingURL" not in page


def test_what_needs_scripts_is_marked_as_such(document: Element) -> None:
    scripted = [one for one in document.all() if "js" in one.attributes.get("class", "").split()]
    inside = {id(inner.node) for one in scripted for inner in one.all()}
    for control in document.all("button", "input", "select"):
        assert id(control.node) in inside, control.attributes


def test_the_vendored_code_is_what_its_list_says() -> None:
    listed = dict(
        re.findall(r"^\| `([\w.-]+\.js)` .*`([0-9a-f]{64})` \|$", _listing(), re.MULTILINE)
    )
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.glob("*.js")
    }
    assert found == listed


def test_every_licence_is_there_and_in_the_page(document: Element) -> None:
    names = re.findall(r"`([\w.-]+\.LICENSE)`", _listing())
    assert names == ["cytoscape.LICENSE", "cytoscape-dagre.LICENSE", "dagre.LICENSE"]
    shown = {one.raw.strip() for one in document.by_id("guide").all("pre")}
    for name in names:
        licence = (VENDOR / name).read_text(encoding="utf-8").strip()
        assert "Permission is hereby granted" in licence
        assert licence in shown


def _listing() -> str:
    return (VENDOR / "README.md").read_text(encoding="utf-8")


def test_a_program_without_models_gets_a_page_that_says_so(empty: Element) -> None:
    assert "No integration point was found" in empty.by_id("overview").text
    assert "Every Python file and manifest" in empty.by_id("unread").text
    ids = {one.attributes.get("id") for one in empty.all()}
    assert {"others", "unread", "guide"} <= ids
    assert not {"map", "calls", "first"} & ids
    assert {one.attributes["href"][1:] for one in empty.all("a")} <= ids


def test_where_there_is_no_code_the_page_says_so(
    rendered: Callable[..., str], parsed: Callable[[str], Element]
) -> None:
    document = parsed(rendered(ledger=Ledger(()), inventory=Inventory(()), ways=CallMap()))
    assert "No Python module was found." in document.by_id("others").text
    assert "explain each module" not in document.by_id("overview").text


def test_without_calls_what_may_be_one_stands_there_all_the_same(
    rendered: Callable[..., str], parsed: Callable[[str], Element], ledger: Ledger
) -> None:
    helper = ledger.others()[0]
    (account,) = helper.answers
    doubt = structs.replace(account.items[0], standing="cannot_tell", text="may ask a model")
    told = structs.replace(helper, answers=(structs.replace(account, items=(doubt,)),))
    document = parsed(rendered(ledger=Ledger((told,)), inventory=Inventory(()), ways=CallMap()))
    assert "look at 1 place of which nobody can tell" in document.by_id("overview").text
    assert "may ask a model" in document.by_id("untold").text
    links = {one.attributes.get("href") for one in document.all("a")}
    assert {"#first", "#untold"} <= links
    assert "#map" not in links


def test_the_same_input_gives_the_same_page(page: str, rendered: Callable[..., str]) -> None:
    assert rendered() == page
