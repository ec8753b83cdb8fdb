"""The counter: what an officer can see and what an officer can do.

Knows: domain, store, imports, documents, intake.
Must not know: Qt, the command line, the clock.

To add something an officer can see: a ``@query`` in the module of its noun. To add something an
officer can do: an ``@operation`` there, with its label and permit. Both doors, the permissions
table and the audit labels read them from the register.
"""
