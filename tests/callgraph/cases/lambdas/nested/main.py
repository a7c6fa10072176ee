"""A lambda in a lambda is named after it."""

def target():
    pass


(lambda: (lambda: target())())()
