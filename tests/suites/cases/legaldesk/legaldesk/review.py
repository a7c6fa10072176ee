import asyncio

import anthropic


class Reviewer:
    model = "claude-3-7-sonnet-20250219"

    def __init__(self):
        self._client = anthropic.AsyncAnthropic(timeout=60)

    async def review(self, clause):
        message = await self._client.messages.create(
            model=self.model,
            max_tokens=1000,
            messages=[{"role": "user", "content": clause}],
        )
        if message.stop_reason == "refusal":
            return "declined"
        for block in message.content:
            if block.type == "text":
                return block.text
        return "no comment"

    async def review_all(self, clauses):
        return await asyncio.gather(*(self.review(clause) for clause in clauses))


class Scorer:
    def __init__(self):
        self._client = anthropic.AsyncAnthropic(timeout=60)

    async def score(self, clause):
        message = await self._client.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=5,
            messages=[{"role": "user", "content": "Risk from 1 to 5: " + clause}],
        )
        return int(message.content[0].text)


def tally(scores):
    """Sum of scores.

    >>> tally([1, 2])
    3
    >>> tally([])
    0
    """
    return sum(scores)
