"""A class is found by its name and instantiated."""

class Reader:
    def read(self):
        pass


class Writer:
    def write(self):
        pass


def make(name):
    return globals()[name]()


make("Reader").read()
