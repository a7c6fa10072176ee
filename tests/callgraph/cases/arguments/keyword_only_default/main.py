"""Keyword-only defaults apply one by one."""

def opened():
    pass


def closed():
    pass


def other():
    pass


def run(*, on_open=opened, on_close=closed):
    on_open()
    on_close()


run(on_close=other)
