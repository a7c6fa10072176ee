"""One decorator used with and without parentheses."""

def tagged(function=None, *, tag=""):
    if function is None:
        return lambda decorated: tagged(decorated, tag=tag)

    def wrapper():
        function()

    return wrapper


@tagged
def first():
    pass


@tagged(tag="x")
def second():
    pass


first()
second()
