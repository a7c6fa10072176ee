from ferry.log import Log
from ferry.pilot import Pilot
from ferry.radio import Radio

__all__ = ["Log", "Pilot", "Radio"]
