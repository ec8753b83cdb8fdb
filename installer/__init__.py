"""The removal van: sets the program up on a bare machine, tries it there, and packs it.

Knows: the standard library, and how Debian, Ubuntu and Windows name what is needed.
Must not know: anything installed later, the rooms of the program, any registry by name.

To add a system library or program: one ``Need`` in ``machine.py``. To add a Python library: one
line in ``pyproject.toml``, then ``python3 installer/bootstrap.py lock``. To add a check that runs
before the tests: one ``Step`` in ``bootstrap.py``.
"""
