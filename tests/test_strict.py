"""What a test may not do unseen is seen: each misdeed here fails, and each allowance holds."""

import pytest

MISDEEDS = """
    import logging, multiprocessing, socket, sys, threading, time, warnings
    import pytest

    logger = logging.getLogger("courtdesk.probe")
    logger.propagate = False
    logger.addHandler(logging.NullHandler())

    def test_logs_trouble():
        logger.warning("the roof leaks")

    def test_expects_trouble_that_never_comes(expected_log):
        expected_log("the roof leaks")

    def test_leaves_a_thread():
        threading.Thread(target=time.sleep, args=(3,), daemon=True, name="straggler").start()

    def test_leaves_a_process():
        multiprocessing.get_context("spawn").Process(target=time.sleep, args=(3,)).start()

    def test_reaches_for_an_address():
        with socket.socket() as probe:
            probe.connect(("192.0.2.1", 80))

    def test_reaches_for_a_name():
        socket.getaddrinfo("court.example", 80)

    def test_warns():
        warnings.warn("old fashioned", DeprecationWarning)

    def test_qt_grumbles(qapp):
        from PySide6.QtCore import qWarning
        qWarning("a widget is unwell")
"""

ALLOWANCES = """
    import gc, logging, socket, threading

    def test_expects_the_trouble_it_makes(expected_log):
        expected_log("probe: the roof .* leaks")
        logging.getLogger("probe").error("the roof of %s leaks", "1 Acacia Road")

    def test_ends_its_thread():
        threading.Thread(target=int).start()

    def test_speaks_to_this_machine():
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname()).close()

    def test_holds_back_the_collector(qapp):
        assert not gc.isenabled()

    def test_gives_the_collector_back():
        assert gc.isenabled()
"""


SETTINGS = "[pytest]\nfilterwarnings = error\nqt_log_level_fail = WARNING\n"


def run_in_a_house_of_its_own(pytester: pytest.Pytester, tests: str) -> pytest.RunResult:
    """Run tests under the same rules elsewhere, so that what fails there does not fail here."""
    pytester.makeini(SETTINGS)
    pytester.makepyfile(tests)
    return pytester.runpytest_subprocess("-p", "tests.strict", "-p", "no:cacheprovider")


def test_each_misdeed_fails(pytester: pytest.Pytester) -> None:
    result = run_in_a_house_of_its_own(pytester, MISDEEDS)
    # What is only seen when a test has ended is an error at its end; its call has passed.
    result.assert_outcomes(passed=4, errors=4, failed=4)
    result.stdout.fnmatch_lines_random(
        [
            "courtdesk.probe: the roof leaks",
            "the roof leaks",
            "*straggler*",
            "*SpawnProcess*",
            "*no test uses the network: socket.connect to 192.0.2.1",
            "*no test uses the network: socket.getaddrinfo to court.example",
            "*DeprecationWarning: old fashioned",
            "*a widget is unwell*",
        ]
    )


def test_what_is_allowed_passes(pytester: pytest.Pytester) -> None:
    result = run_in_a_house_of_its_own(pytester, ALLOWANCES)
    result.assert_outcomes(passed=5)


def test_a_golden_file_is_compared_and_accepted(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("from tests.conftest import golden, pytest_addoption")
    pytester.makepyfile("def test_paper(golden): golden('paper.txt', 'In the County Court')")
    for options, outcome in (((), "failed"), (("--accept",), "passed"), ((), "passed")):
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", *options)
        result.assert_outcomes(**{outcome: 1})
    written = (pytester.path / "golden" / "paper.txt").read_text(encoding="utf-8")
    assert written == "In the County Court"
