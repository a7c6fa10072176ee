"""The same by an ordinary assignment."""

def logged(function):
    def wrapper():
        function()

    return wrapper


def target():
    pass


target = logged(target)
target()
