"""A package makes an attribute when it is first asked for."""

import lazy

lazy.Client().send()
