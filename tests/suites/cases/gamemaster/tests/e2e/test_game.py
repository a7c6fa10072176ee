import os

import pytest

from gamemaster.storyteller import Storyteller
from gamemaster.voice import speak


@pytest.mark.e2e
@pytest.mark.skipif("OPENAI_API_KEY" not in os.environ, reason="no key")
async def test_speak(tmp_path):
    path = tmp_path / "a.mp3"
    await speak("Hello.", path)
    assert path.stat().st_size > 1000


@pytest.mark.e2e
@pytest.mark.skipif("ANTHROPIC_API_KEY" not in os.environ, reason="no key")
async def test_story():
    assert await Storyteller().next_scene("look around")
