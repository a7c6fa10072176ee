"""In `__init__` a single dot is the package itself."""

import shop

shop.open_shop()
