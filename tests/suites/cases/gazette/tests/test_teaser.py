import asyncio
from unittest.mock import AsyncMock, MagicMock, patch

from gazette.ai import teaser


def filtered():
    choice = MagicMock(finish_reason="content_filter")
    choice.message.content = None
    return MagicMock(choices=[choice])


@patch("litellm.acompletion", new_callable=AsyncMock)
def test_teaser_of_filtered_story(acompletion):
    acompletion.return_value = filtered()
    assert asyncio.run(teaser("crime")) == "Read more inside."
