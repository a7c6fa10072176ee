"""A folder beside the script is put on the search path by the script's own place."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "lib")]

import tools

tools.run()
