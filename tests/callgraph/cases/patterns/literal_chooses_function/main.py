"""Literals and alternatives choose what is called; the wildcard is not reached."""

def load():
    pass


def save():
    pass


def choose(name):
    match name:
        case "load" | "read":
            return load
        case "save":
            return save
    return None


choose("read")()
choose("save")()
