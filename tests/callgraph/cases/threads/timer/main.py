"""A timer passes its list of arguments."""

from threading import Timer


def tick(action):
    action()


def target():
    pass


timer = Timer(0, tick, [target])
timer.start()
timer.join()
