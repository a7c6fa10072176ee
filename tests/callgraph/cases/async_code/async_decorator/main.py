"""A decorator wraps a coroutine function in another."""

def logged(function):
    async def wrapper():
        return await function()

    return wrapper


@logged
async def work():
    pass


try:
    work().send(None)
except StopIteration:
    pass
