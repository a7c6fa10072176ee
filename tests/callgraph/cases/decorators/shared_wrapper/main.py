"""Two functions behind one wrapper; each caller reaches the wrapper."""

def logged(function):
    def wrapper():
        function()

    return wrapper


@logged
def first():
    pass


@logged
def second():
    pass


def left():
    first()


def right():
    second()


left()
right()
