"""Imports its own modules."""

from . import till
from .door import unlock

def open_shop():
    unlock()
    till.count()
