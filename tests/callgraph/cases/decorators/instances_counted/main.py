"""A class decorator keeps its instances and runs them all."""

class Count:
    instances = []

    def __init__(self, fn):
        self.fn = fn
        Count.instances.append(self)

    def __call__(self, *a):
        return self.fn(*a)

    @classmethod
    def run_all(cls):
        for i in cls.instances:
            i()

@Count
def one():
    pass

@Count
def two():
    one()

Count.run_all()
