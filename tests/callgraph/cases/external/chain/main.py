"""A chain of calls on what a library returns."""

from pathlib import Path

Path("a").joinpath("b").with_suffix(".c").as_posix()
