"""A killed build leaves the last good site, whenever it is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator.errors import FilRougeError
from generator.publish import swap
from generator.publish.swap import build_lock, new_build_folder, recover, swap_in

REPOSITORY = Path(__file__).parent.parent.parent

# Swaps a new site in and dies just before or after the nth time that a path gets another name or a tree goes.
PROGRAM = """
import os, shutil, signal, sys
from pathlib import Path
from generator.publish import swap

root, step, moment, exchanging = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4] == "exchange"
done = 0

def dying(real):
    def act(*given, **named):
        global done
        done += 1
        if done == step and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*given, **named)
        if done == step and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return act

with swap.build_lock(root):
    swap.recover(root)
    built = swap.new_build_folder(root)
    (built / "404.html").write_text("new")
    (built / "index.html").write_text("new")
    Path.rename = dying(Path.rename)
    shutil.rmtree = dying(shutil.rmtree)
    swap._exchange = dying(swap._exchange) if exchanging else (lambda one, other: False)
    swap.swap_in(root, built)
print("done")
"""


def good_site(root: Path) -> None:
    (root / "site").mkdir(parents=True)
    for name in ("404.html", "index.html"):
        (root / "site" / name).write_text("old", encoding="utf-8")


def state(root: Path) -> set[str]:
    return {path.read_text(encoding="utf-8") for path in (root / "site").iterdir()}


@pytest.mark.parametrize("way", ["exchange", "two renames"])
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_kill_at_any_step_leaves_a_whole_site(tmp_path: Path, step: int, moment: str, way: str) -> None:
    good_site(tmp_path)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(step), moment, way]
    killed = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL
    if way == "exchange":
        assert state(tmp_path) in ({"old"}, {"new"})  # at no moment without a site
    with build_lock(tmp_path):
        recover(tmp_path)
    assert state(tmp_path) in ({"old"}, {"new"})
    left = {path.name for path in (tmp_path / ".fil-rouge").iterdir()}
    assert left <= {".gitignore", "lock"}


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_a_swap_that_is_not_killed_leaves_the_new_site(tmp_path: Path, way: str) -> None:
    good_site(tmp_path)
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), "99", "before", way]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert done.stdout == "done\n"
    assert state(tmp_path) == {"new"}


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    built = new_build_folder(tmp_path)
    (built / "404.html").write_text("new", encoding="utf-8")
    swap_in(tmp_path, built)
    assert state(tmp_path) == {"new"}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_second_build_is_told_of_the_first(tmp_path: Path) -> None:
    program = """
        import sys
        from pathlib import Path
        from generator.publish.swap import build_lock
        with build_lock(Path(sys.argv[1])):
            print("locked", flush=True)
            sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path)]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "locked\n"
        with pytest.raises(FilRougeError, match=f"process {first.pid}"), build_lock(tmp_path):
            pass
        first.kill()
        first.wait()
    with build_lock(tmp_path):
        pass  # the system let go of it


def test_a_link_named_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "ailleurs")
    built = new_build_folder(tmp_path)
    with pytest.raises(FilRougeError, match="not a folder"):
        swap_in(tmp_path, built)


def test_this_system_exchanges_in_one_step(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("renameat2 is Linux's own")
    one, other = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    other.mkdir()
    (one / "un").touch()
    assert swap._exchange(one, other)
    assert (other / "un").exists()
