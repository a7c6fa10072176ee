"""The wrapper forwards all arguments."""

def logged(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def callback():
    pass


@logged
def target(action, *, after):
    action()
    after()


target(callback, after=callback)
