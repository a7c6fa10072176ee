"""A star import takes what `__all__` names, private or not."""

def check():
    pass


from tools import *

_build()
check()
