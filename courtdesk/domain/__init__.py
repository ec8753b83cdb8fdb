"""The rule book: what follows from a case file and a date.

Knows: values, pure functions, the standard library and python-dateutil.
Must not know: the clock, files, the database, papers, the window; no float anywhere.

To add a rule: write a function with a test and the law's id (``Authority: CPR-12``); if it is
something people ask by itself, give it a ``@reckoned`` name. To add a figure that the law may
change (a fee, a limit): put it, dated, in ``resources/rules``.
"""
