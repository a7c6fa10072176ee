"""__iter__ returns an object of another class; unpacking, list and max iterate."""

class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Cursor(self.n)

class Cursor:
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __iter__(self):
        return self

a, b = Countdown(2)
list(Countdown(1)), max(Countdown(2))
