"""A folder beside the script is put on the search path with `pathlib`."""

import sys
from pathlib import Path

sys.path += [str(Path(__file__).resolve().parent / "lib" / "more")]

from tools import run

run()
