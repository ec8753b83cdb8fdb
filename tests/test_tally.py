"""The last line of a run says what was run and what was left out, and why."""

import json

import pytest

TESTS = """
    import pytest

    @pytest.mark.postgresql
    def test_on_the_server(): pass

    def test_elsewhere(): pass

    @pytest.mark.skip("the printer is out of paper")
    def test_of_the_printer(): pass
"""
SETTINGS = "[pytest]\nmarkers = postgresql: needs a server\n"


@pytest.mark.parametrize("workers", ["0", "1"])
def test_the_last_line_says_what_was_left_out(pytester: pytest.Pytester, workers: str) -> None:
    pytester.makeini(SETTINGS)
    pytester.makepyfile(TESTS)
    options = ("-p", "tests.tally", "-p", "no:cacheprovider", "-n", workers, "--tally", "tally")
    result = pytester.runpytest_subprocess(*options, "-m", "not postgresql")
    not_run = ["1 test on PostgreSQL, not asked for", "1 test: the printer is out of paper"]
    run = "1 test (none on PostgreSQL)"
    assert result.outlines[-1] == f"Run: {run}. Not run: {'; '.join(not_run)}."
    told = json.loads((pytester.path / "tally").read_text(encoding="utf-8"))
    assert told == {"run": run, "not_run": not_run}


def test_the_last_line_says_that_nothing_was_left_out(pytester: pytest.Pytester) -> None:
    pytester.makeini(SETTINGS)
    one = f"{pytester.makepyfile(TESTS)}::test_on_the_server"
    result = pytester.runpytest_subprocess("-p", "tests.tally", "-p", "no:cacheprovider", one)
    assert result.outlines[-1] == "Run: 1 test (1 on PostgreSQL). Not run: nothing was left out."
