"""What an exception was raised from is its cause."""


class Low(Exception):
    def tell(self):
        pass


class High(Exception):
    def report(self):
        pass


class Other(Exception):
    def tell(self):
        pass


def inner():
    raise Low()


def outer():
    try:
        inner()
    except Low as error:
        raise High() from error


try:
    outer()
except High as error:
    error.report()
    error.__cause__.tell()
