"""Patterns that are looked up leave out what git's own meaning of them does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.config.patterns import compile_patterns, is_pattern, matcher

names = st.sampled_from(["a", "b", ".a", "a.b", "x.b", "a-b", "ab", "A", "a b", "\u00e9"])
paths = st.lists(names, min_size=1, max_size=4).map("/".join)
patterns = st.one_of(
    names,
    paths,
    st.builds(
        "{}{}".format, st.sampled_from(["", "!", "/", "*", "*.", "**/", "\\", "#", " "]), names
    ),
    st.builds("{}{}".format, paths, st.sampled_from(["/", "/*", "*", "/**", " ", "."])),
    st.sampled_from(["", ".", "..", "*", "[ab]", "*.[ab]", "!a/", "*.b/", "..."]),
)


@given(st.lists(patterns, max_size=5), paths, st.booleans())
def test_verdicts_are_those_of_all_patterns_in_order(
    given: list[str], path: str, is_folder: bool
) -> None:
    usable = tuple(filter(is_pattern, given))
    asked = f"{path}/" if is_folder else path
    assert matcher(usable).verdict(asked) == compile_patterns(usable).check_file(asked).include


@pytest.mark.parametrize("text", ["a", ".env", "*.so", "a/", "/a", "!a", "a*b*c"])
def test_what_means_something(text: str) -> None:
    assert is_pattern(text)


@pytest.mark.parametrize("text", ["!", "a*b*c*d*e*f"])
def test_what_means_nothing(text: str) -> None:
    assert not is_pattern(text)
