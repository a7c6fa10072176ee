"""Of two star imports the later hides the earlier, and an own definition both."""

from first import *
from second import *

def close():
    pass


read()
close()
