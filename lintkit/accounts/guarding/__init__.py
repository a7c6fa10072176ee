"""Bounds put around a call by other means than the SDK's: `asyncio.timeout` and its kin."""
