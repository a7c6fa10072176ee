"""A thread passes args and kwargs to its target."""

import threading


def work(before, after):
    before()
    after()


def begin():
    pass


def end():
    pass


thread = threading.Thread(target=work, args=(begin,), kwargs={"after": end}, daemon=True)
thread.start()
thread.join()
