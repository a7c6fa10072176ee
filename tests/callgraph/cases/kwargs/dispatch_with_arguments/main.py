"""A table of function and keywords each, called with them."""

def scale(size, on_done):
    on_done()


def rotate(angle):
    pass


def finish():
    pass


STEPS = {
    "scale": (scale, {"size": 2, "on_done": finish}),
    "rotate": (rotate, {"angle": 90}),
}

for function, keywords in STEPS.values():
    function(**keywords)
