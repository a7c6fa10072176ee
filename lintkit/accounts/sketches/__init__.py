"""How a test can run the code around an integration point."""

from lintkit.accounts.sketches.sketch import sketch

__all__ = ["sketch"]
