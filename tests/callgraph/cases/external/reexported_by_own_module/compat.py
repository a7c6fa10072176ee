"""Re-exports."""

import json
from json import dumps
