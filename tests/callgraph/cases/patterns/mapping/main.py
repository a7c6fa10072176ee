"""A mapping pattern binds the value of a key, and the rest."""

def save():
    pass


def log():
    pass


def handle(message):
    match message:
        case {"action": action, **rest}:
            action()
            rest["log"]()


handle({"action": save, "log": log})
