"""A coroutine is handed to the loop of another thread."""

import asyncio
import threading


def target():
    pass


async def work():
    return target


loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()
asyncio.run_coroutine_threadsafe(work(), loop).result(timeout=9)()
