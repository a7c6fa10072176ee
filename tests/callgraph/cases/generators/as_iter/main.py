"""__iter__ written as a generator."""

def target():
    pass


class Actions:
    def __iter__(self):
        yield target


for action in Actions():
    action()
