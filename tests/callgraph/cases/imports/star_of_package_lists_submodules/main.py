"""`__all__` of a package names a submodule, which the star import then imports."""

from pkg import *

tools.run()
start()
