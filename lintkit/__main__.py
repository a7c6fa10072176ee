"""`python -m lintkit`."""

import sys

if __name__ == "__main__":
    # `-m` looks for modules in the current folder first, but what is analysed is never imported.
    if not getattr(sys.flags, "safe_path", False):
        del sys.path[0]

    from lintkit.cli import main

    main(prog_name="lintkit")
