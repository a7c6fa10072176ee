"""The report for a browser: one file that needs no network, and no JavaScript to be read."""

from lintkit.report.html.page import render

__all__ = ["render"]
