"""One value of a returned dict."""

def first():
    pass


def second():
    pass


def table():
    return {"a": first, "b": second}


table()["a"]()
