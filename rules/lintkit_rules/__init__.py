"""lintkit's own rules and its catalogue of SDKs, found through the `lintkit.rules` entry point."""
