"""Two modules import each other; each class uses the other at run time."""

from parent import Parent

Parent().make().owner()
