"""Two functions each have an inner function of the same name."""

def left():
    def inner():
        pass

    inner()


def right():
    def inner():
        left()

    inner()


right()
