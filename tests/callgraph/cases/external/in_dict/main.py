"""Functions of a library are the values of a table."""

import math

TABLE = {"down": math.floor, "up": math.ceil}

TABLE["up"](1.5)
