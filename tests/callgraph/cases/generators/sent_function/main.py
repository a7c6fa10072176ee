"""What is sent to a generator is called in it."""

def target():
    pass


def runner():
    action = yield
    action()
    yield


generator = runner()
next(generator)
generator.send(target)
