"""A package gives its functions other names."""

import shop

shop.buy()
shop.Cart().add()
