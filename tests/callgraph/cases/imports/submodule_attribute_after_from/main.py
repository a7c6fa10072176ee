"""`from pkg import sub` gives the module; its submodules are attributes when imported."""

from pkg import sub
import pkg.sub.deep

sub.deep.go()
pkg.sub.deep.go()
