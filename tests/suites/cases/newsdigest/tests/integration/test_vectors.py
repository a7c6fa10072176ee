import os

import pytest

from newsdigest.ranking import vectors

if not os.getenv("OPENAI_API_KEY"):
    pytest.skip("needs a key", allow_module_level=True)


def test_vectors():
    assert len(vectors(["a"])[0]) == 1536
