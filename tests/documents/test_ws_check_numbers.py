"""Numbers and dates in words, found; names and quotations, left alone."""

import pytest

from courtdesk.documents.numberwords import numbers_in_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twelve weeks", ["twelve"]),
        ("Twenty-six pounds and five pence", ["Twenty-six", "five"]),
        ("a hundred and five pounds", ["a hundred and five"]),
        ("the third of March 2026", ["the third of March"]),
        ("one week and one of us", ["one week"]),
        ("the first hearing, a second letter", []),
        ("Three Rivers District Council in Seven Sisters Road", []),
        ("He wrote “two weeks”.", []),
        ("12 weeks, 3 March 2026, £5.25", []),
        ("someone often weighed the sixpence", []),
    ],
)
def test_numbers_in_words_are_found_and_names_and_quotations_left_alone(
    text: str, found: list[str]
) -> None:
    assert list(numbers_in_words(text)) == found
