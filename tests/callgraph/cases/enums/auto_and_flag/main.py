"""auto() members of a flag; membership tests."""

from enum import Flag, auto

class Access(Flag):
    READ = auto()
    WRITE = auto()

    def check(self):
        return Access.READ in self


(Access.READ | Access.WRITE).check()
