"""A package joins the `__all__` of its modules."""

from pkg import *

first()
second()
