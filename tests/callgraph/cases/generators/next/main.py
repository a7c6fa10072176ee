"""next resumes the generator."""

def target():
    pass


def actions():
    yield target


stream = actions()
next(stream)()
