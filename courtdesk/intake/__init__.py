"""The post room door: foreign files are opened only in here, in a limited child process.

What comes from outside (a PDF, a Word file, a photograph) may be broken or made to harm. The
child that opens it has caps on memory, time and pages, no network and no children of its own; it
may die, and then one file is refused by name. Out come clean A4 PDFs and a report of what was
changed, or a reason. Other rooms send their own risky work through the same door.

Knows: the rule book's values, PDF and picture libraries, the operating system's limits.
Must not know: the database, papers, the desk, the window.

To add a kind of file: its signs in ``kinds.py`` and a function beside ``pictures.py`` that makes a
PDF of it. To add a task: a function marked ``@in_child`` whose module stands in the closed list of
``task.py``, and a ``Task`` that names it with its types.
"""
