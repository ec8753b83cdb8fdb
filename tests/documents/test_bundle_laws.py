"""The laws of binding, tried on bundles of any shape."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courtdesk.documents.bundle import assemble, orders
from courtdesk.documents.bundle.orders import Leaf
from courtdesk.intake import prepare
from courtdesk.intake.parts import Asked
from tests.documents.bundles import Told, binding, bookmarks, index_targets, opened
from tests.intake.pdfs import plain, saved


@pytest.fixture(scope="module")
def leaves(tmp_path_factory: pytest.TempPathFactory) -> list[Leaf]:
    """Clean documents of one to five pages, each page of which says which it is."""
    folder = tmp_path_factory.mktemp("leaves")
    made = []
    for count in range(1, 6):
        source, out = folder / f"{count}.pdf", folder / f"{count}-clean.pdf"
        source.write_bytes(saved(plain(*(f"sheet {count}-{n}" for n in range(1, count + 1)))))
        prepare.prepare(Asked(source, source.name, "pdf", out), Told())
        made.append(Leaf(f"Document {count}", "1 May 2026", out, tuple(range(1, count + 1))))
    return made


SHAPES = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=6), min_size=1, max_size=4)


@given(shape=SHAPES)
def test_whatever_the_plan_nothing_is_lost_and_every_number_is_true(
    leaves: list[Leaf], tmp_path: Path, shape: list[list[int]]
) -> None:
    what = binding(tmp_path, [[leaves[one] for one in section] for section in shape])
    bound = assemble.bind(what, Told())
    documents = [leaves[one] for section in shape for one in section]
    with opened(what.out) as reader:
        texts = [page.extract_text() for page in reader.pages]
        targets = index_targets(reader)
        marks = bookmarks(reader)
    front = bound.pages - sum(len(one.pages) for one in documents)
    # Pages out are pages in and the index; no number is left out.
    assert len(texts) == bound.pages
    assert [text.split()[-1] for text in texts] == [str(n) for n in range(1, bound.pages + 1)]
    # Nothing is lost, and nothing changes places.
    wanted = [f"{len(one.pages)}-{n}" for one in documents for n in one.pages]
    assert [text.split("sheet ")[1].split()[0] for text in texts[front:]] == wanted
    # Every number in the index points at its document.
    assert targets == [row.first for row in bound.rows]
    for row, one in zip(bound.rows, documents, strict=True):
        assert f"sheet {len(one.pages)}-1" in texts[row.first - 1]
        assert (row.last - row.first + 1, row.title) == (len(one.pages), one.title)
    assert [page for depth, _, page in marks if depth == 1] == targets
    assert all(f"(page {page})" in words for _, words, page in marks)


def test_binding_tells_each_document(leaves: list[Leaf], tmp_path: Path) -> None:
    told = Told()
    assemble.bind(binding(tmp_path, [leaves]), told)
    assert [words for _, _, words in told.steps[1:]] == [
        *(leaf.title for leaf in leaves),
        "Numbers, links and bookmarks",
    ]
    assert orders.BIND.asked is orders.Binding
