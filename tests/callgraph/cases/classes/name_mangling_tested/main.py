"""A private parameter of a method is tested: it has the mangled name throughout."""

def load():
    pass


class Cell:
    def run(self, __work=None):
        if __work is not None and callable(__work):
            __work()


Cell().run(load)
