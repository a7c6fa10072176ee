"""A module imports its own package, absolutely and relatively."""

import pkg.child

pkg.child.run()
