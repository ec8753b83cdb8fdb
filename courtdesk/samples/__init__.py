"""The sample office: a dozen fictional tenancies to try the program on, and to test it by.

Everything in it varies by seed and holds for any; every paper says that it is a sample. Nothing
here reads the clock: the day taken as today is an argument.

Knows: the desk and its two doors, the rule book, the shapes of exports and papers.
Must not know: the window, the tables of the record, the clock, the network.

To add a life: a function in ``lives`` entered with ``@life``, and what holds of it for every
seed in ``tests/test_samples.py``.
"""
