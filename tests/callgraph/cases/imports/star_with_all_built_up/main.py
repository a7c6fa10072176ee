"""`__all__` put together from that of another module."""

def hidden():
    pass


from tools import *

build()
check()
extend()
hidden()
