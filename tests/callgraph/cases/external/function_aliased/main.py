"""Functions of a library by module, alias, name and alias of the name."""

import json
import json as js
from json import dumps
from json import dumps as write

json.loads("1")
js.loads("2")
dumps(1)
write(2)
