"""Packages without `__init__`."""

import company.billing.invoice
from company.shipping import parcel

company.billing.invoice.send()
parcel.pack()
