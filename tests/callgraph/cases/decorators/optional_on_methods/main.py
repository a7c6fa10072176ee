"""A decorator that is given a function never takes the way for options."""

def traced(fn=None, *, label=""):
    if fn is None:
        return lambda f: traced(f, label=label)

    def inner(self, *args):
        self.log(label or fn.__name__)
        return fn(self, *args)

    return inner


class Job:
    def log(self, text):
        return text

    @traced
    def run(self):
        return self.step(1)

    @traced(label="s")
    def step(self, n):
        return n


Job().run()
