"""A returned builtin."""

def pick():
    return abs


pick()(-1)
