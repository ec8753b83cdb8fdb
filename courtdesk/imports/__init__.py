"""The post: a file from the housing system in, rows and findings out.

Knows: the rule book (money, dates, ledger lines, findings) and the layouts described as data.
Must not know: the record, the window, Qt; it opens text files only, never a workbook or PDF.
To add a layout: one TOML file in ``resources/imports``, or in the office's own folder.
To add a format no layout can describe: a module here, or an installed package under the
entry-point group ``courtdesk.formats``, that offers ``FORMATS``, a tuple of ``Format``.
"""
