"""In one part."""

from ..shipping.parcel import pack

def send():
    pack()
