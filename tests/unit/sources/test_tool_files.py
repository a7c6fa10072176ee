"""What is read of tools in YAML."""

import pytest

from lintkit.sources.tool_files import tools_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tools:\n  - name: save_file\n    x: 1\n  - find\n", [("save_file", 2), ("find", 4)]),
        ("a:\n  tools:\n  - uv:run\n  other:\n  - no\n", [("run", 3)]),
        ("- tools:\n    # none\n\n    - 'find'\n  name: x\n- no\n", [("find", 4)]),
        ("tools: [a, b]\n", [("a", 1), ("b", 1)]),
        ("tools: [a, b\n", []),
        ("tools: {%s}\n" % ("[" * 5000), []),
        ("tools:\n  - x: 1\n    name: find\n", [("find", 3)]),
        ("a: &t\n  tools: [find]\nb: *t\n", [("find", 2)]),
        ("tools:\n  - a sentence of words\n", []),
    ],
)
def test_tools_in_a_list_are_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert list(tools_in(text)) == [(*one, False) for one in expected]


def test_a_key_is_a_tool_where_the_file_describes_it() -> None:
    text = (
        "tools:\n  open:\n    signature: open <path>\n    docstring: opens\n"
        "  env:\n    WINDOW: 100\n  close:\n    - description: no\nend: 1\n"
    )
    assert list(tools_in(text)) == [("open", 2, True)]
