"""The evidence of the sample office, made when it is wanted: no file of it is kept.

Knows: the lives, reportlab, python-docx and Pillow.
Must not know: the record, the desk, the clock.

To add a paper: its words in ``words``, and how and for which life it is made in ``evidence``.
"""

from courtdesk.samples.papers.evidence import Evidence, make

__all__ = ["Evidence", "make"]
