"""lintkit: a static-analysis linter for Python code that talks to AI models."""

__version__ = "0.1.0"
