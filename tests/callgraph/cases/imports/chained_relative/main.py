"""A function passes through four modules by relative imports."""

from app.api.v1 import handle

handle()
