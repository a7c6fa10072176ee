"""Iteration of an object that only has __getitem__; list() and unpacking use it too."""

class Page:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]


def one():
    pass


def two():
    pass


first, second = Page([one, two])
for item in Page([one, two]):
    item()
