"""`import a.b.c as x` binds the innermost module."""

import pkg.sub.leaf as leaf
import pkg.sub as sub

leaf.go()
sub.leaf.go()
sub.stop()
