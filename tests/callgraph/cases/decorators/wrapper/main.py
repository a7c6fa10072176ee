"""The name is rebound to the wrapper, which calls the function."""

def logged(function):
    def wrapper():
        return function()

    return wrapper


@logged
def target():
    pass


target()
