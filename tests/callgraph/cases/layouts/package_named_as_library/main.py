"""A module of the package has the name of one of the standard library."""

from app import show

show()
