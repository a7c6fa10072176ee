"""A callback gets the future; partial arguments come before it."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial


class Reply:
    def text(self):
        pass


def ask():
    return Reply()


def finish(log, future):
    log()
    future.result().text()


def write():
    pass


with ThreadPoolExecutor() as pool:
    pool.submit(ask).add_done_callback(partial(finish, write))
