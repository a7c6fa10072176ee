"""A proxy asks its target for each name; which method runs depends on the name alone."""

class Target:
    def load(self):
        pass

    def save(self):
        pass

    def close(self):
        pass

    def flush(self):
        pass

    def reset(self):
        pass

    def unused(self):
        pass


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


proxy = Proxy(Target())


def first():
    proxy.load()


def second():
    proxy.save()


def third():
    proxy.close()


def fourth():
    proxy.flush()


def fifth():
    proxy.reset()


first()
second()
third()
fourth()
fifth()
