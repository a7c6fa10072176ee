"""__iter__ gives an iterator of another class; sum, list and star unpacking consume it."""

class Cursor:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return Record()


class Record:
    def load(self):
        pass


class Table:
    def __iter__(self):
        return Cursor()


def consume(*records):
    records[0].load()


consume(*Table())
[record.load() for record in list(Table())]
