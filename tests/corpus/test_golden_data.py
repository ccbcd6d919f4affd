"""What editors are told of each `data/` folder under `tests/golden/corpus/`: every fault, in order, in full.

To write the expected files anew after a change that is meant: ``FIL_ROUGE_WRITE_GOLDEN=1 pytest …``, then read the
diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.corpus import load_corpus, read_corpus
from generator.errors import FilRougeError

CASES = sorted((Path(__file__).parent.parent / "golden" / "corpus").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_is_told_at_its_place_with_a_way_out(case: Path) -> None:
    _, faults = read_corpus(case)
    told = "".join(f"{fault}\n" for fault in faults)
    expected = case / "faults.txt"
    if os.environ.get("FIL_ROUGE_WRITE_GOLDEN"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if case.name != "sound"], ids=lambda case: case.name)
def test_all_or_nothing_raises_all_faults_together(case: Path) -> None:
    with pytest.raises(FilRougeError) as raised:
        load_corpus(case)
    assert str(raised.value) + "\n" == (case / "faults.txt").read_text(encoding="utf-8")
