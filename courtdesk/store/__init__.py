"""The record: what is kept, in a file of one's own or on the team's PostgreSQL, and its guards.

Knows: domain, SQLAlchemy, the two engines.
Must not know: Qt, templates, papers, the desk.

To add a table: a class in ``tables`` with its ``guard``, a step in ``migrations/versions``, and
its half of the picture in ``casefiles.py``; the tests name the half that is missing.
"""
