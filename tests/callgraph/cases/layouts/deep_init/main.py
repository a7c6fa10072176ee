"""Functions defined in `__init__` at two levels."""

import shop
import shop.orders

shop.start()
shop.orders.start()
