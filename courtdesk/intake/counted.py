"""Counted: a number with its noun, as people write it."""


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(3, "comment")
    ('1 page', '3 comments')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
