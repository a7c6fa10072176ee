"""A star import of a library."""

from math import *

floor(1.5)
abs(-1)
