"""A class method is called on the class of a library."""

from datetime import datetime
import datetime as dt

datetime.fromisoformat("2020-01-01")
dt.date.fromisoformat("2020-01-01")
