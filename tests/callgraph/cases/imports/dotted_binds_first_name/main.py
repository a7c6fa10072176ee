"""`import a.b.c` binds the outermost package; the others are reached through it."""

import shop.orders.store

shop.orders.store.save()
shop.start()
