"""What the tests of the language server share."""
import os
import pathlib

import pytest

PROGRAM = os.environ["COPYDESK_PROGRAM"]
ARTICLES = pathlib.Path(__file__).parent.parent / "articles"


@pytest.fixture
def house(tmp_path):
    """A folder whose configuration ends there."""
    (tmp_path / "copydesk.json").write_text('// of the house\n{ "root": true }\n')
    return tmp_path
