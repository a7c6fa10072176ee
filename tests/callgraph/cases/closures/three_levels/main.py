"""A variable captured across two functions."""

def target():
    pass


def outer(action):
    def middle():
        def inner():
            action()

        return inner

    return middle


outer(target)()()
