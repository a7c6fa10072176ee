"""Jobs travel through a queue with their arguments."""

from queue import Queue


def greet(done):
    done()


def finished():
    pass


jobs = Queue()
jobs.put((greet, (finished,), {}))
function, args, kwargs = jobs.get_nowait()
function(*args, **kwargs)
