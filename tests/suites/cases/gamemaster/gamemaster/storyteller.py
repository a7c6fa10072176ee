"""Tells the story, one scene after another."""

import asyncio
import logging

import anthropic

from gamemaster.errors import Refused, StoryError

logger = logging.getLogger(__name__)
ATTEMPTS = 3


class Storyteller:
    def __init__(self, client: anthropic.AsyncAnthropic | None = None, model="claude-sonnet-4-20250514", pause=1.0):
        self.client = client or anthropic.AsyncAnthropic(timeout=45.0, max_retries=0)
        self.model = model
        self.pause = pause
        self.scenes = []

    async def _ask(self, messages, max_tokens=700):
        for attempt in range(ATTEMPTS):
            try:
                return await self.client.messages.create(
                    model=self.model, max_tokens=max_tokens, messages=messages
                )
            except anthropic.RateLimitError:
                logger.warning("attempt %d was refused", attempt + 1)
                await asyncio.sleep(self.pause * 2**attempt)
        raise StoryError("too many players")

    async def next_scene(self, action):
        messages = [{"role": "user", "content": f"{self.scenes}\nThe players: {action}"}]
        reply = await self._ask(messages)
        if reply.stop_reason == "refusal":
            raise Refused(action)
        text = "".join(block.text for block in reply.content if block.type == "text")
        if not text:
            raise StoryError("an empty scene")
        if reply.stop_reason == "max_tokens":
            text = text.rsplit(".", 1)[0] + "."
        self.scenes.append(text)
        return text
