"""The print room: a case file in, a paper out.

Papers are filled from one frozen ``Context``, turned into PDF, checked against the court's rules
and bound into bundles. Whatever opens a file that came from outside does so in a limited child.

Knows: the rule book, Word templates, PDF, and the post room door that guards foreign files.
Must not know: the database, the desk, the window.

To add a paper: put ``<name>.docx`` and ``<name>.toml`` into ``templates/``; it may use the
variables that ``courtdesk variables`` prints. To add a variable: a field of ``variables.py`` with
its line in the docstring. To add a check of a paper: a function beside its like in the module
that checks that kind, giving a verdict for one rule.
"""
