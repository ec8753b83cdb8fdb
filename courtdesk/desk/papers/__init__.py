"""Papers: made from templates, received, taken back from Word, and bound into a bundle.

Knows: the register, the print room (documents), the post room door (intake), the tables of papers.
Must not know: Qt.

To add something: a query in ``shelf``, ``packing`` or ``viewing``, an operation in ``making``,
``receiving`` or ``binding``; name it here.
"""

from courtdesk.desk.papers.binding import Bound, build_bundle
from courtdesk.desk.papers.making import Made, make
from courtdesk.desk.papers.packing import Pack, PackedSection, pack
from courtdesk.desk.papers.receiving import add_file, take_back
from courtdesk.desk.papers.shelf import check, copy_out, papers, templates
from courtdesk.desk.papers.viewing import pages_of

__all__ = [
    "Bound",
    "Made",
    "Pack",
    "PackedSection",
    "add_file",
    "build_bundle",
    "check",
    "copy_out",
    "make",
    "pack",
    "pages_of",
    "papers",
    "take_back",
    "templates",
]
