import os

import pytest

from askdocs.llm import stream_answer

pytestmark = pytest.mark.skipif("ANTHROPIC_API_KEY" not in os.environ, reason="needs a key")


@pytest.mark.live
def test_stream():
    assert "".join(stream_answer("Say hello"))
