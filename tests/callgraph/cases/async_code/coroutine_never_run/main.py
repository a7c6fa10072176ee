"""What nobody awaits does not run what it would return."""

def target():
    pass


async def pick():
    return target


def run():
    coroutine = pick()
    coroutine.close()


run()
