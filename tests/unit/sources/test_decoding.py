from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.sources.decoding import DecodingError, decode, encode, split_lines


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        ("é = 1\n".encode(), "é = 1\n", "utf-8"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n", "utf-8-sig"),
        ("# coding: latin-1\né = 1\n".encode("latin-1"), "# coding: latin-1\né = 1\n", None),
        ("#!/usr/bin/python\r# coding: cp1252\r€ = 1".encode("cp1252"), None, "cp1252"),
    ],
)
def test_bytes_decode_as_python_decodes_them(
    content: bytes, text: str | None, encoding: str | None
) -> None:
    found, name = decode(content)
    assert text is None or found == text
    assert encoding is None or name == encoding
    assert found.encode(name) == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a = 1\nb = '\xff'\n", "line 2: not valid utf-8"),
        (b"a\r\nb\rc\0\n", "line 3: holds a NUL byte"),
        (b"# coding: klingon\n", "unknown encoding: klingon"),
        (b"# coding: rot13\nk = 1\n", "rot13, which is not for text"),
        (b"\xff = 1\n", "PEP 263"),
    ],
)
def test_what_python_refuses_is_refused_with_its_place(content: bytes, words: str) -> None:
    with pytest.raises(DecodingError, match=re.escape(words)):
        decode(content)


@given(st.binary())
def test_any_bytes_decode_or_are_refused(content: bytes) -> None:
    with suppress(DecodingError):
        text, encoding = decode(content)
        assert "\0" not in text
        text.encode(encoding)


LINES = st.lists(st.text(st.characters(exclude_characters="\r\n"), min_size=1), min_size=1)


@given(LINES, st.data())
def test_lines_end_as_python_ends_them(lines: list[str], data: st.DataObject) -> None:
    ends = [data.draw(st.sampled_from(["\n", "\r\n", "\r"])) for _ in lines]
    text = "".join(line + end for line, end in zip(lines, ends, strict=True))
    assert split_lines(text) == [*lines, ""]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("x = 'é'\n", "x = 'é'\n".encode()),
        ("# coding: latin-1\nx = 'é'\n", b"# coding: latin-1\nx = '\xe9'\n"),
        ("# coding: ascii\nx = 'é'\n", "# coding: ascii\nx = 'é'\n".encode()),
        ("# coding: nonsense\n", b"# coding: nonsense\n"),
        ("x = '\ud800'\n", b"x = '\xed\xa0\x80'\n"),
    ],
)
def test_what_an_editor_holds_is_encoded_as_it_declares(text: str, content: bytes) -> None:
    assert encode(text) == content
