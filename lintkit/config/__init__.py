"""The configuration (`lintkit.toml`, `[tool.lintkit]`), and where each value was set."""

from __future__ import annotations

from lintkit.config.find import common_folder
from lintkit.config.load import load_config, whole_project
from lintkit.config.settings import DEFAULT_EXCLUDE, Config, Origin, Profile

__all__ = [
    "DEFAULT_EXCLUDE",
    "Config",
    "Origin",
    "Profile",
    "common_folder",
    "load_config",
    "whole_project",
]
