"""`callback = callback or default`, and `if callback is None`."""

def run(callback=None, factory=None):
    callback = callback or fallback
    if factory is None:
        factory = Plain
    callback(factory())


def fallback(made):
    made.show()


class Plain:
    def show(self):
        pass


run()
