"""Work that is put off while things change, and done again if they change meanwhile."""

import asyncio

from lintkit.server.soon import Soon


def test_many_wishes_are_one_run_and_a_later_one_is_another() -> None:
    runs: list[str] = []

    async def story() -> None:
        async def work() -> None:
            runs.append("begins")
            if len(runs) == 1:
                soon.ask(0)  # something changed meanwhile
            await asyncio.sleep(0.01)
            runs.append("ends")

        soon = Soon(work)
        for _ in range(5):
            soon.ask(0.02)
        await asyncio.sleep(0)
        assert runs == []
        await asyncio.sleep(0.3)

    asyncio.run(story())
    assert runs == ["begins", "ends", "begins", "ends"]


def test_a_work_that_fails_does_not_end_it() -> None:
    runs: list[int] = []

    async def story() -> None:
        async def work() -> None:
            runs.append(1)
            if len(runs) == 1:
                raise ValueError("the first one fails")

        soon = Soon(work)
        soon.ask(0)
        await asyncio.sleep(0.05)
        soon.ask(0)
        await asyncio.sleep(0.05)

    asyncio.run(story())
    assert len(runs) == 2
