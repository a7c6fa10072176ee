"""One namespace package spread over two roots."""

import sys

sys.path[:0] = ["billing", "shipping"]

import company.invoice

company.invoice.send()
