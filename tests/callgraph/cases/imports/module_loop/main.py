"""A loop over modules calls a function of each."""

import alpha
import beta

for module in (alpha, beta):
    module.register()
