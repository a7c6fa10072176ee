"""The public names."""

from ._orders import place as buy
from ._cart import Basket as Cart
