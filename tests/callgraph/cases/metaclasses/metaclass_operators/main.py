"""Operators on a class are methods of its metaclass: len, in, iteration, item, attribute."""

class Catalogue(type):
    def __len__(cls):
        return 1

    def __iter__(cls):
        return iter(cls.entries())

    def __contains__(cls, key):
        return True

    def __getitem__(cls, key):
        return cls()

    def __getattr__(cls, name):
        return cls.entries

    def entries(cls):
        return [entry]


class Books(metaclass=Catalogue):
    def open(self):
        pass


def entry():
    pass


len(Books)
"x" in Books
Books["a"].open()
Books.anything()
for item in Books:
    item()
