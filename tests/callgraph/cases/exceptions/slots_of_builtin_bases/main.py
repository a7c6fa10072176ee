"""What an exception class overrides and asks its builtin base for is no function there."""


class Failure(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"{self.code}: {self.text()}"

    def text(self):
        return super().__str__()


class Missing(Failure, KeyError):
    def __init__(self, name):
        Failure.__init__(self, name, 404)


def find(table, name):
    if name not in table:
        raise Missing(name)
    return table[name]


try:
    find({}, "a")
except Failure as failure:
    str(failure)
