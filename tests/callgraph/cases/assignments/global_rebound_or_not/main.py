"""A function that may leave first rebinds the name or not."""

def first():
    pass


def second():
    pass


handler = first


def setup(wanted):
    global handler
    if not wanted:
        return
    handler = second


setup(False)
handler()
setup(True)
handler()
