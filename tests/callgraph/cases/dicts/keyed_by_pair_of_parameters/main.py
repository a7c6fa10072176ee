"""A key that is made of two parameters."""

def ink(): ...


def paper(): ...


PAIRS = {("pen", "dry"): ink, ("tray", "empty"): paper}


def refill(what, state):
    return PAIRS[what, state]()


refill("pen", "dry")
