"""The migration steps, one module each.

Knows: the plain column types beside it.
Must not know: domain, tables as they stand today.

To add a step: see the package above.
"""
