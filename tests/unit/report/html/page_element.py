"""Elements of a parsed page."""

from xml.etree import ElementTree as ET

from html5lib.constants import namespaces


class Element:
    """An element of a parsed page, as far as tests ask."""

    def __init__(self, node: ET.Element) -> None:
        self.node = node

    @property
    def tag(self) -> str:
        return str(self.node.tag).removeprefix(f"{{{namespaces['html']}}}")

    @property
    def attributes(self) -> dict[str, str]:
        return dict(self.node.attrib)

    @property
    def raw(self) -> str:
        return "".join(self.node.itertext())

    @property
    def text(self) -> str:
        """What a reader sees, in one line."""
        return " ".join(self.raw.split())

    def all(self, *tags: str) -> list["Element"]:
        """Itself and what is in it; of some tags only, if any are given."""
        found = [Element(node) for node in self.node.iter() if isinstance(node.tag, str)]
        return [one for one in found if not tags or one.tag in tags]

    def by_id(self, name: str) -> "Element":
        (found,) = (one for one in self.all() if one.attributes.get("id") == name)
        return found
