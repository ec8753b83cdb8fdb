"""The binder: documents in, one bundle out, as the court wants it, and proved.

A plan says what goes in. Each file is cleaned at the post room door; the clean parts are bound
with index, links, bookmarks and printed numbers; then another library reads the result back and
judges it by the court's rules, as it would judge anybody's bundle.

Knows: plans, clean parts, the post room door, PDF.
Must not know: the database, the desk, the window; where papers come from.

To add something to every page: ``sheets.py``. To add a rule a bundle is judged by: a function in
``judge.py`` that looks at what ``readback.py`` has read, named in its table.
"""
