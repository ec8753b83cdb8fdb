"""The shipped templates, as scripts: one module a paper, and the parts that papers share.

Knows: python-docx and the names of the variables.
Must not know: the record, a case, figures.

To add a paper: a module here with ``make() -> bytes``, named as the template with underscores,
and its ``.toml`` beside the others in ``templates/``; then run ``installer/make_templates.py``.
"""
