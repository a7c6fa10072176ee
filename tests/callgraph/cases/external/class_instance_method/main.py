"""A class of a library is instantiated and its method called."""

from collections import Counter
import collections

counter = Counter()
counter.most_common(1)
collections.OrderedDict().move_to_end
