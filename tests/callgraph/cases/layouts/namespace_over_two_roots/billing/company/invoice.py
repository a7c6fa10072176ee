"""In one root."""

from company import parcel

def send():
    parcel.pack()
