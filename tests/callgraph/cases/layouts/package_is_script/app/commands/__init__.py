"""Re-exports."""

from .run import run
