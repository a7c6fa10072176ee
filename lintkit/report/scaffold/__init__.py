"""A pytest module that feeds a point the edge cases that no test feeds it."""

from lintkit.report.scaffold.module import render

__all__ = ["render"]
