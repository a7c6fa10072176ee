"""`import a.b as c` binds the inner module."""

import shop.store as store

store.save()
