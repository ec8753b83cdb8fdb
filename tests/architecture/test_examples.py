"""Every example in a docstring does what it says."""

import doctest
import importlib

import pytest

from tests.architecture.source import Module, modules

WITH_EXAMPLES = tuple(module for module in modules() if ">>>" in module.text)


@pytest.mark.parametrize("module", WITH_EXAMPLES, ids=lambda module: module.dotted)
def test_the_examples_are_true(module: Module) -> None:
    tried = doctest.testmod(importlib.import_module(module.dotted))
    assert tried.attempted
    assert not tried.failed
