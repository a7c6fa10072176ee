"""A value sent in is called by the generator."""

def target():
    pass


def worker():
    action = yield
    action()
    yield


stream = worker()
next(stream)
stream.send(target)
