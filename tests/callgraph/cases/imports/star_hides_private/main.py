"""A star import without `__all__` leaves out private names."""

from store import *

def _save():
    pass


save()
_save()
