"""An instance with __call__ is stored on another object and called there."""

class Retry:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return self.function(*args)


class Job:
    def __init__(self, action):
        self.action = action

    def run(self):
        return self.action(1)


def work(value):
    pass


Job(Retry(work)).run()
