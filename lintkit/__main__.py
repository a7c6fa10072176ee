"""`python -m lintkit`."""

from lintkit.cli import main

if __name__ == "__main__":
    main(prog_name="lintkit")
