"""The window: pages on what the desk can show, forms for what it can do.

Knows: desk and domain; Qt.
Must not know: store, imports, documents, intake, SQLAlchemy, docxtpl, pypdf; the clock.

To add a page: a module in ``pages`` that says ``PAGE``; the shell finds it. To add a button, a
menu entry or a shortcut: one ``Action`` in the page that offers it. To add a column: one
``Column`` in the page. To add a form: one ``Form`` sheet of ``Wanted`` fields, named as the
operation names its arguments.
"""
