"""Modules as the values of a table."""

import csv_format
import json_format

FORMATS = {"csv": csv_format, "json": json_format}

FORMATS["json"].dump()
