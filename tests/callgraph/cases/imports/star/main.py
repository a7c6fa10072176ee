"""A star import takes public names only."""

from tools import *

def _clean():
    pass


build()
_clean()
