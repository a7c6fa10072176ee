"""The function that ran last decides."""

def first():
    pass


def second():
    pass


def third():
    pass


handler = first


def set_second():
    global handler
    handler = second


def set_third():
    global handler
    handler = third


set_second()
handler()
set_third()
handler()
