"""`locals()` of a module body is `globals()`."""

def save():
    pass


locals()["save"]()
vars()["save"]()
