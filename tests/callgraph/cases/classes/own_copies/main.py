"""Objects that say how they are copied and pickled."""

import copy
import pickle
from handles import Handle


class Sheet:
    def __copy__(self):
        return Sheet()

    def __deepcopy__(self, memo):
        return Sheet()

    def print(self):
        pass


copy.copy(Sheet()).print()
copy.deepcopy(Sheet()).print()
pickle.loads(pickle.dumps(Handle())).read()
