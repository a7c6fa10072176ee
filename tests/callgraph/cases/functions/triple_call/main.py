"""Three calls in a row."""

def last():
    pass


def middle():
    return last


def start():
    return middle


start()()()
