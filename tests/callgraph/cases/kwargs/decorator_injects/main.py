"""A decorator adds a keyword that the function never gets from its callers."""

def with_session(function):
    def wrapper(*args, **kwargs):
        kwargs["session"] = Session()
        return function(*args, **kwargs)

    return wrapper


class Session:
    def query(self):
        pass


@with_session
def find(name, session=None):
    session.query()


find("x")
