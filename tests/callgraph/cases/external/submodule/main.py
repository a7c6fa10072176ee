"""A function of a submodule of a library."""

import os.path
import xml.etree.ElementTree as ET
from os import path

os.path.join("a", "b")
path.basename("a")
ET.fromstring("<a/>")
