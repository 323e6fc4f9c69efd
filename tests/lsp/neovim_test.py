"""The language server in Neovim, by its own client: diagnostics, a quick fix, hover, and a command."""
import json
import os
import pathlib
import subprocess

from conftest import PROGRAM

SCRIPT = pathlib.Path(__file__).with_name("neovim_session.lua")


def test_neovim(house):
    story = house / "story.txt"
    story.write_text("😀 The talks went on in Moskau on Monday.\n\nShe met Wladimir Putin.\n")
    result = house / "result.json"
    done = subprocess.run(["nvim", "--headless", "--clean", "-n", "-u", "NONE", "-S", SCRIPT, story],
                          env={**os.environ, "COPYDESK": PROGRAM, "RESULT": str(result), "XDG_STATE_HOME": str(house / "state")},
                          capture_output=True, timeout=60)
    assert result.exists(), done.stderr.decode()
    seen = json.loads(result.read_text())
    assert seen["first"] == [
        {"lnum": 0, "col": 26, "code": "name/foreign-spelling", "source": "copydesk"},  # bytes, as Neovim counts
        {"lnum": 2, "col": 8, "code": "name/foreign-spelling", "source": "copydesk"},
    ]
    assert "“Moskau” is the German spelling of “Moscow”" in seen["hover"]
    assert seen["fixed"] == ["😀 The talks went on in Moscow on Monday.", "", "She met Wladimir Putin."]
    assert seen["typed"] == 2  # “Wladimir”, and “the the” that was typed
    assert seen["suppressed"] == 1
    assert json.loads((house / "story.txt.copydesk.json").read_text())["suppress"][0]["reason"] == "he signs so"
    assert seen["exited"] == 0
