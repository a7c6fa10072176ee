"""The `__main__` of a package imports relatively; its parts import each other."""

import app.__main__

app.__main__.main()
