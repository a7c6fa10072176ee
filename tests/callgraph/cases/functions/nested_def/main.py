"""A function defined in a function is named after both."""

def outer():
    def inner():
        pass

    inner()


outer()
