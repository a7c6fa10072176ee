"""The HTML report as people use it: with and without scripts, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.browser

Visit = Callable[..., SimpleNamespace]

CONTRAST = """
() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = parts(colour).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if ((parts(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const weak = [];
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.closest("script, style")) continue;
    const [text, ground] = [getComputedStyle(element).color, behind(element)].map(luminance);
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (ratio < 4.5) weak.push(`${element.tagName} ${element.className}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(weak)];
}
"""


def test_it_asks_nobody_for_anything_and_nothing_goes_wrong(report: Path, visit: Visit) -> None:
    opened = visit(report)
    opened.page.locator("#map").scroll_into_view_if_needed()
    opened.page.wait_for_selector("#map-canvas canvas")
    opened.page.locator("#theme").click()
    assert opened.complaints == []


def test_without_scripts_everything_is_there_to_read(report: Path, visit: Visit) -> None:
    page = visit(report, java_script_enabled=False).page
    assert not page.locator("#map-canvas").is_visible()
    assert not page.locator("#theme").is_visible()
    for part in ("overview", "first", "map", "calls", "tests", "modules", "others", "guide"):
        assert page.locator(f"#{part} h2").first.is_visible()
    routes = page.locator(".routes details", has_text="POST /chat")
    if not routes.get_attribute("open"):
        routes.locator("summary").click()
    assert "classify_intent" in routes.inner_text()
    assert "retired: gpt-3.5-turbo since 2026-10-23" in page.locator("#calls-table").inner_text()


def test_it_follows_the_system_s_colours_until_told_otherwise(report: Path, visit: Visit) -> None:
    page = visit(report, color_scheme="dark").page
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    assert page.locator("#theme").inner_text() == "Light colours"
    page.locator("#theme").click()
    light = page.evaluate(ground)
    assert light == "rgb(255, 255, 255)"
    assert dark != light
    assert page.locator("#theme").inner_text() == "Dark colours"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(report: Path, visit: Visit, scheme: str) -> None:
    page = visit(report, color_scheme=scheme).page
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 768, 1400])
def test_the_page_itself_never_scrolls_sideways(report: Path, visit: Visit, width: int) -> None:
    page = visit(report, viewport={"width": width, "height": 800}).page
    page.locator("#open-all").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_table_is_called_can_be_read_where_the_table_goes_on_to_the_side(
    report: Path, visit: Visit
) -> None:
    page = visit(report, viewport={"width": 320, "height": 800}).page
    page.locator("#open-all").click()
    widths = "all => all.map(one => one.getBoundingClientRect().right)"
    assert max(page.locator("caption").evaluate_all(widths)) <= 320


def test_tables_sort_by_any_column(report: Path, visit: Visit) -> None:
    page = visit(report).page
    heading = page.locator("#calls-table th", has_text="wait")
    heading.locator("button").focus()
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    waits = page.locator("#calls-table tbody tr td:nth-of-type(3)").all_inner_texts()
    assert waits == [*["default 1800 s"] * 7, *["no bound"] * 3]
    page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.locator("#calls-table th[aria-sort]").count() == 1


def test_the_table_filters_by_words_and_by_state(report: Path, visit: Visit) -> None:
    page = visit(report).page
    rows = page.locator("#calls-table tbody tr:visible")
    page.locator("#calls-filter").fill("RECOMMENDATIONS")
    assert rows.count() == 2
    assert page.locator("#calls-count").inner_text() == "2 of 10 calls"
    page.locator("#calls-filter").fill("")
    page.locator("select[data-column=model]").select_option("retired")
    assert rows.count() == 2
    page.locator("select[data-column=provider]").select_option("mistral")
    assert rows.count() == 0


def test_a_link_opens_what_it_leads_into(report: Path, visit: Visit) -> None:
    page = visit(report, "#module-0-output").page
    answer = page.locator("#module-0-output")
    assert answer.get_attribute("open") is not None
    assert answer.locator(".chain").first.is_visible()


def test_the_first_stop_of_the_keyboard_leads_past_the_contents(report: Path, visit: Visit) -> None:
    page = visit(report).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_control_can_be_reached_by_keyboard(report: Path, visit: Visit) -> None:
    page = visit(report).page
    page.locator("#map").scroll_into_view_if_needed()
    page.locator("#map-search").focus()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert reached[:8] == [
        *("map-entry", "map-provider", "map-wait", "map-level"),
        *("map-in", "map-out", "map-fit", "map-canvas"),
    ]


def test_source_is_a_stop_of_the_keyboard_where_it_goes_on_to_the_side(
    report: Path, visit: Visit
) -> None:
    page = visit(report).page
    wrong = """() => [...document.querySelectorAll(".excerpt")].filter(
        (one) => (one.scrollWidth > one.clientWidth) !== (one.tabIndex === 0)).length"""
    stops = page.locator(".excerpt[tabindex]")
    assert (stops.count(), page.evaluate(wrong)) == (0, 0)
    page.set_viewport_size({"width": 360, "height": 800})
    stops.first.wait_for()
    assert page.evaluate(wrong) == 0


@pytest.mark.parametrize("width", [1280, 700, 360])
def test_what_zooms_the_map_stands_in_one_row(report: Path, visit: Visit, width: int) -> None:
    page = visit(report, viewport={"width": width, "height": 800}).page
    boxes = [page.locator(f"#map-{name}").bounding_box() for name in ("in", "out", "fit")]
    assert len({round(box["y"]) for box in boxes}) == 1


def on_map(page: object) -> object:
    page.locator("#map").scroll_into_view_if_needed()
    told = page.locator("#map-told")
    told.get_by_text("on the map").wait_for()
    return told


def test_the_map_finds_follows_and_links_to_the_call(report: Path, visit: Visit) -> None:
    page = visit(report).page
    told = on_map(page)
    assert told.inner_text().startswith("37 boxes")
    page.locator("#map-search").fill("dall-e")
    page.locator("#map-search").press("Enter")
    assert "OpenAI.images.generate · dall-e-3" in told.inner_text()
    assert "1 entry point" in told.inner_text()
    told.locator("a").click()
    assert page.locator("#call-3").is_visible()
    assert "llm.py:58" in page.locator("#call-3 h4").inner_text()


def test_the_map_narrows_to_a_start_a_provider_or_a_wait(report: Path, visit: Visit) -> None:
    page = visit(report).page
    told = on_map(page)
    page.locator("#map-entry").select_option("POST /chat")
    assert told.inner_text().startswith("7 boxes")
    page.locator("#map-entry").select_option("")
    page.locator("#map-provider").select_option("mistral")
    assert told.inner_text().startswith("6 boxes")
    page.locator("#map-provider").select_option("")
    page.locator("#map-wait").select_option("no bound")
    assert told.inner_text().startswith("15 boxes")


def test_the_map_folds_into_modules(report: Path, visit: Visit) -> None:
    page = visit(report).page
    told = on_map(page)
    page.locator("#map-level").select_option("modules")
    assert told.inner_text().startswith("8 boxes")
    page.locator("#map-search").fill("llm.py")
    page.locator("#map-search").press("Enter")
    told.locator("button").click()
    assert told.inner_text().startswith("15 boxes")


def test_a_large_map_begins_where_it_can_be_read(
    tmp_path: Path, written: Callable[[Path], Path], visit: Visit
) -> None:
    wrappers = "".join(f"def wrap_{number}():\n    return ask()\n" for number in range(120))
    ask = "def ask():\n    return client.responses.create(model='gpt-5.2', input='x')\n"
    source = f"from openai import OpenAI\nclient = OpenAI()\n{ask}{wrappers}"
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    page = visit(written(tmp_path)).page
    told = on_map(page)
    assert told.inner_text() == "2 boxes on the map. Choose one to follow it."
    page.locator("#map-level").select_option("functions")
    assert told.inner_text().startswith("123 boxes")
    assert "larger than its window" in told.inner_text()
    page.locator("#map-search").fill("wrap_77")
    page.locator("#map-search").press("Enter")
    assert told.inner_text().startswith("wrap_77 · app.py:")


def test_no_table_is_wider_than_the_paper(report: Path, visit: Visit) -> None:
    page = visit(report, viewport={"width": 700, "height": 1000}).page  # A4 without its margins
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    widths = "all => all.map(one => one.getBoundingClientRect().width)"
    assert max(page.locator("table").evaluate_all(widths)) <= 700
    assert min(page.locator("td:has(> .source)").evaluate_all(widths)) >= 90


def test_on_paper_everything_is_open(report: Path, visit: Visit) -> None:
    page = visit(report).page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("nav").is_visible()
    assert not page.locator("#map-canvas").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


HOSTILE = '''\
from openai import OpenAI

client = OpenAI(timeout=None)


def {name}(text="</script><script>alert(1)</script>"):
    """<img src=x onerror=alert(2)>"""
    return client.chat.completions.create(
        model="gpt-4</script><img src=x onerror=alert(3)>`\\u202e",
        messages=[{{"role": "user", "content": text}}],
    )


if __name__ == "__main__":
    print({name}("<svg onload=alert(4)>"))
'''


def test_hostile_code_runs_nothing(
    tmp_path: Path, written: Callable[[Path], Path], visit: Visit
) -> None:
    project = tmp_path / "<img src=x onerror=alert(5)>"
    project.mkdir()
    name = "\"><script>alert(6)</script>'`${alert(7)}.py".replace("/", "\u2215")
    (project / name).write_text(HOSTILE.format(name="ask"), encoding="utf-8")
    opened = visit(written(project))
    told = on_map(opened.page)
    opened.page.locator("#open-all").click()
    opened.page.locator("#map-search").fill("alert")
    opened.page.locator("#map-search").press("Enter")
    assert "alert" in told.inner_text()
    assert opened.page.locator("h1").inner_text() == project.name
    assert opened.page.locator("img, svg, #main script").count() == 0
    assert opened.complaints == []
