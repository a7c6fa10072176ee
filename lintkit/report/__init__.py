"""What people and programs read: one module an output format.

A format of your own takes a `Result` and gives the text of a document.
"""

from lintkit.report.result import Result

__all__ = ["Result"]
