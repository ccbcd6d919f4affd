"""The commands as an editor types them: what they print, write and end with."""

from __future__ import annotations

import errno
import json
import os
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.initialise import initialise

# Invented people and places; « lundi » counts from the date in the furniture.
ARTICLE = """\
date 2031-05-06 Le port de Sainte-Orge rouvre

La maire Anna Leclerc s’est entretenue lundi par téléphone avec le préfet Bruno Morand. L’appel a duré
45 minutes, selon la mairie.

« Le port rouvrira jeudi », a déclaré Anna Leclerc à l’issue de cet entretien téléphonique.
"""
COMMANDS = (
    "init",
    "add",
    "extract",
    "build",
    "serve",
    "check",
    "keep",
    "explain",
    "diff",
    "schemas",
    "evaluate",
)


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin, catch_exceptions=False)


@pytest.fixture
def chronicle(tmp_path: Path) -> Path:
    root = tmp_path / "affaire"
    initialise(root, "Affaire")
    return root


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def tree(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def test_commands_are_listed_in_the_order_of_work() -> None:
    shown = run("--help").stdout.split("Commands:")[1]
    assert tuple(line.split()[0] for line in shown.strip().splitlines()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"Example:\n    fil-rouge {command}" in shown.stdout
    assert ("-C DIR" in shown.stdout) == (command != "evaluate")  # which works on a gold folder
    assert "\\b" not in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["init"],
        ["add"],
        ["extract", "--json"],
        ["extract", "--published", "soon", "x.txt"],
        ["build", "-C", "no/such/folder"],
        ["build", "-C", "."],
        ["serve", "--port", "70000"],
        ["keep"],
        ["explain"],
        ["check", "--no-such-option"],
    ],
    ids=" ".join,
)
def test_misuse_ends_with_2_and_a_way_out(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr
    assert done.stdout == ""


def test_the_folder_before_the_command_is_told_its_place(chronicle: Path) -> None:
    done = run("-C", chronicle, "build")
    assert done.exit_code == 2
    assert f"fil-rouge build -C {chronicle}" in done.stderr
    assert "-C" not in run("--help").stdout.partition("Options:")[2]


def test_init_says_what_comes_next_and_what_is_public(tmp_path: Path) -> None:
    done = run("init", tmp_path / "neuf", "--name", "L’affaire")
    assert done.exit_code == 0
    assert "fil-rouge add" in done.stdout
    assert "public repository" in done.stderr
    assert "L’affaire" in (tmp_path / "neuf" / "mkdocs.yml").read_text(encoding="utf-8")


def test_what_comes_next_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    folder = tmp_path / "L'été du port"
    told = run("init", folder).stdout.partition("Next: ")[2]
    assert shlex.split(told)[:4] == ["fil-rouge", "add", "-C", str(folder)]


def test_init_refuses_what_is_not_empty(chronicle: Path) -> None:
    before = tree(chronicle)
    assert run("init", chronicle).exit_code == 1
    assert tree(chronicle) == before


def test_add_writes_the_article_and_warns(chronicle: Path, article: Path) -> None:
    done = run("add", "-C", chronicle, article)
    assert done.exit_code == 0
    (written,) = (chronicle / "data" / "articles").glob("*.md")
    assert written.read_text(encoding="utf-8").endswith("\n---\n\n" + ARTICLE)
    assert written.name.startswith("2031-05-06")
    assert str(written) in done.stdout
    assert "public repository" in done.stderr


def test_add_dry_run_shows_and_writes_nothing(chronicle: Path, article: Path) -> None:
    before = tree(chronicle)
    done = run("add", "--dry-run", "-C", chronicle, article)
    assert done.exit_code == 0
    assert "would be written" in done.stdout and "2031-05-06" in done.stdout
    assert tree(chronicle) == before


def test_add_takes_standard_input_folders_and_notices_what_is_there(chronicle: Path, article: Path) -> None:
    assert run("add", "-C", chronicle, "-", stdin=ARTICLE).exit_code == 0
    (written,) = (chronicle / "data" / "articles").glob("*.md")
    before = tree(chronicle)
    again = run("add", "-C", chronicle, article.parent / "port.txt")
    assert again.exit_code == 0
    assert f"{article}: {written} has this text already" in again.stdout
    assert tree(chronicle) == before


def test_add_tells_what_an_undated_article_costs_and_what_an_empty_folder_lacks(
    chronicle: Path, article: Path, tmp_path: Path
) -> None:
    assert "no date was found" not in run("add", "--dry-run", "-C", chronicle, article).stdout
    undated = ARTICLE.partition("\n\n")[2]
    assert "`reference_date:`" in run("add", "--dry-run", "-C", chronicle, "-", stdin=undated).stdout

    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("add", "-C", chronicle, empty)
    assert done.exit_code == 1
    assert f"{empty}: this folder holds no article" in done.stderr and ".html" in done.stderr


def test_the_language_of_an_article_is_read_from_its_words(chronicle: Path) -> None:
    spanish = "El alcalde dijo que las obras del puerto empezarán mañana, y que no hay dinero para más.\n"
    done = run("add", "--dry-run", "-C", chronicle, "-", stdin=spanish)
    assert "\n  language: es\n" in done.stdout
    assert "only French is read" in done.stdout


def test_one_bad_file_does_not_stop_the_others(chronicle: Path, article: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = run("add", "-C", chronicle, missing, article)
    assert done.exit_code == 1
    assert str(missing) in done.stderr
    assert len(list((chronicle / "data" / "articles").glob("*.md"))) == 1

    extracted = run("extract", "--json", missing, article)
    assert extracted.exit_code == 1
    assert str(missing) in extracted.stderr
    assert [json.loads(line)["id"] for line in extracted.stdout.splitlines()] == ["port"]


def test_extract_prints_one_object_a_document(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    sentences = "".join(
        f"<p>La maire Anna Leclerc a rouvert le quai {number} du port.</p>" for number in range(9)
    )
    page.write_text(f"<!doctype html><title>Le port</title><article>{sentences}</article>", encoding="utf-8")
    done = run("extract", "--json", article, page, "-", stdin=ARTICLE)
    assert done.exit_code == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in found] == ["port", "page", "stdin"]
    assert found[0]["text"] == ARTICLE
    assert found[0]["published"] == "2031-05-06"
    agreed = (
        "id language published text blocks sentences timexes persons organisations places quotations events"
    )
    assert set(agreed.split()) <= set(found[0])


def test_published_counts_only_where_the_file_tells_no_date() -> None:
    undated = ARTICLE.partition("\n\n")[2]
    dates = [
        json.loads(run("extract", "--json", "--published", "2030-01-02", "-", stdin=text).stdout)["published"]
        for text in (ARTICLE, undated)
    ]
    assert dates == ["2031-05-06", "2030-01-02"]


def test_raw_leaves_nothing_out() -> None:
    (found,) = run("extract", "--raw", "--json", "-", stdin=ARTICLE).stdout.splitlines()
    kinds = {block["kind"] for block in json.loads(found)["blocks"]}
    assert kinds == {"body"}


def test_extract_reads_a_chronicle_s_articles(chronicle: Path, article: Path) -> None:
    run("add", "-C", chronicle, article)
    (line,) = run("extract", "--json", "-C", chronicle).stdout.splitlines()
    assert json.loads(line)["id"].startswith("2031-05-06")


def test_build_keep_explain_and_build_again(
    chronicle: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(chronicle)  # where editors work
    run("add", article)
    built = run("build")
    assert built.exit_code == 0, built.stderr
    assert "fil-rouge serve" in built.stdout
    first = tree(chronicle / "site")

    notices = run("check", "--data-only")
    assert notices.exit_code == 0
    notice = next(line for line in notices.stderr.splitlines() if "Bruno Morand" in line)
    event = next(word for word in notice.split() if word.startswith("p-"))

    kept = run("keep", event)
    assert kept.exit_code == 0, kept.stderr
    (file,) = (chronicle / "data" / "events").glob("*.yml")
    assert file.stem in kept.stdout
    assert run("keep", event).exit_code == 1

    told = run("explain", file.stem)
    assert told.exit_code == 0
    assert "lundi" in told.stdout

    (article_file,) = (chronicle / "data" / "articles").glob("*.md")
    of_article = run("explain", article_file.stem).stdout
    assert "published: 2031-05-06" in of_article
    assert f"\n    {file.stem}: " in of_article

    assert run("build").exit_code == 0
    second = tree(chronicle / "site")
    assert f"evenements/{file.stem}/index.html" in second
    # Each page that was published under the provisional address leads on (its picture for previews was no page).
    moved = [name for name in first if name.startswith("evenements/p-") and name.endswith(".html")]
    assert moved and set(moved) <= set(second)

    # A file that gets another name breaks every link to the event.
    file.rename(file.with_name("appel.yml"))
    for command in ("check", "build"):
        noticed = run(command)
        assert noticed.exit_code == 0
        assert f"data/events/{file.name}: the last site had /evenements/{file.stem}/" in noticed.stderr


def test_keep_warns_before_an_address_without_a_date_is_published(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(chronicle)
    run("add", "-", stdin=ARTICLE.partition("\n\n")[2])
    notice = next(line for line in run("check", "--data-only").stderr.splitlines() if "Bruno Morand" in line)
    kept = run("keep", next(word for word in notice.split() if word.startswith("p-")))
    assert kept.exit_code == 0
    assert kept.stdout.startswith("sd-") and "`reference_date:`" in kept.stderr


def test_one_article_that_cannot_be_read_is_one_fault(
    chronicle: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(chronicle)
    run("add", article)
    notice = next(line for line in run("check", "--data-only").stderr.splitlines() if "Bruno Morand" in line)
    run("keep", next(word for word in notice.split() if word.startswith("p-")))
    (written,) = Path("data/articles").glob("*.md")
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace("rights: extract", "rights: extrait"), encoding="utf-8")
    assert "0 articles" not in run("check", "--data-only").stdout
    written.write_text(text.partition("\n---\n")[2], encoding="utf-8")
    done = run("check", "--data-only")
    assert (done.exit_code, done.stdout) == (1, "0 articles, 1 fault, 0 notices\n")
    assert done.stderr.startswith(f"{written}:1:1: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["build", "check"])
def test_nothing_was_decided_in_the_future(command: str, chronicle: Path) -> None:
    (chronicle / "data" / "events" / "2031-05-05-appel.yml").write_text(
        'type: phone_call\nstatus: occurred\nwithdrawn: {reason: Doublon, decided: "9998-01-01"}\n',
        encoding="utf-8",
    )
    done = run(command, "-C", chronicle)
    assert done.exit_code == 1
    assert "appel.yml:3:12: withdrawn: « 9998-01-01 » is in the future" in done.stderr


def test_a_record_at_fault_leaves_the_events_that_name_it_alone(chronicle: Path) -> None:
    data = chronicle / "data"
    (data / "people.yml").write_text("anna-leclerc:\n  nom: Anna Leclerc\n", encoding="utf-8")
    (data / "events" / "2031-05-05-visite.yml").write_text(
        "type: visit\nstatus: occurred\nparticipants: [Anna Leclerc]\n", encoding="utf-8"
    )
    (told,) = run("check", "-C", chronicle, "--data-only").stderr.splitlines()
    assert "people.yml:2:3: unknown key « nom »; did you mean « name »?" in told


def test_check_tells_every_fault_with_its_place(chronicle: Path) -> None:
    (chronicle / "data" / "people.yml").write_text(
        "anna-leclerc:\n  nom: Anna\n  nom: Anna\n", encoding="utf-8"
    )
    (chronicle / "data" / "events" / "2031-05-05-appel.yml").write_text(
        "type: coup_de_fil\n", encoding="utf-8"
    )
    before = tree(chronicle)
    done = run("check", "-C", chronicle)
    assert done.exit_code == 1
    places = [line.split("; ")[0] for line in done.stderr.splitlines()]
    assert any(line.startswith(f"{os.path.relpath(chronicle)}/data/people.yml:3:3: ") for line in places)
    assert any("data/events/2031-05-05-appel.yml:1:7: " in line for line in places)
    assert tree(chronicle) == before
    assert run("build", "-C", chronicle).exit_code == 1
    assert not (chronicle / "site").exists()


@pytest.mark.parametrize("way", ["option", "environment"])
def test_github_gets_annotations(chronicle: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (chronicle / "data" / "people.yml").write_text("anna-leclerc:\n  nom: Anna\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true" if way == "environment" else "")
    monkeypatch.chdir(chronicle)
    done = run("check", *(["--github"] if way == "option" else []))
    assert done.exit_code == 1
    assert any(
        line.startswith("::error file=data/people.yml,line=2,col=3::") for line in done.stderr.splitlines()
    )


def test_thousands_of_faults_are_counted_and_told_on_demand(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "".join(f"personne-{n}:\n  nom: Anna\n" for n in range(3000))
    (chronicle / "data" / "people.yml").write_text(people, encoding="utf-8")
    monkeypatch.chdir(chronicle)
    some, every = run("check"), run("check", "--all")
    assert some.exit_code == every.exit_code == 1
    assert some.stdout == every.stdout == "0 articles, 3000 faults, 0 notices\n"
    assert len(every.stderr.splitlines()) == 3000
    *shown, more, told = some.stderr.splitlines()
    assert shown == every.stderr.splitlines()[:100]
    assert (more, told) == (
        "data/people.yml: … and 2,900 more",
        "100 of 3,000 are told; --all tells every one",
    )


def test_a_broken_link_in_a_page_by_hand_is_found_before_the_build(chronicle: Path) -> None:
    page = chronicle / "docs" / "methode.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[nulle part](nulle-part.md)\n", encoding="utf-8")
    before = tree(chronicle)
    done = run("check", "-C", chronicle)
    assert done.exit_code == 1
    assert "nulle-part.md" in done.stderr
    assert tree(chronicle) == before
    assert run("check", "-C", chronicle, "--data-only").exit_code == 0


@pytest.mark.parametrize("command", ["keep", "explain"])
def test_an_unknown_id_is_told_without_a_traceback(chronicle: Path, command: str) -> None:
    done = run(command, "-C", chronicle, "p-00000000")
    assert done.exit_code == 1
    assert "p-00000000" in done.stderr


def test_a_failure_of_the_program_says_where_to_report_it(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(pipeline, "check", fail)
    plain = run("check", "-C", chronicle)
    assert plain.exit_code == 1
    assert "out of luck" in plain.stderr and "report" in plain.stderr and "Traceback" not in plain.stderr
    assert "Traceback" in run("check", "--debug", "-C", chronicle).stderr


@pytest.mark.parametrize(
    ("number", "way_out"), [(errno.EACCES, "permissions"), (errno.EROFS, "copy"), (errno.ENOSPC, "disk")]
)
def test_what_the_system_refuses_is_no_fault_of_the_program(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch, number: int, way_out: str
) -> None:
    lock = chronicle / ".fil-rouge" / "lock"

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(lock))

    monkeypatch.setattr(pipeline, "build", fail)
    done = run("build", "-C", chronicle)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{os.path.relpath(lock)}: the system refused") and way_out in line


def test_an_empty_chronicle_builds_at_once(chronicle: Path) -> None:
    done = run("build", "-C", chronicle)
    assert done.exit_code == 0, done.stderr
    assert (chronicle / "site" / "index.html").is_file()
    assert run("check", "-C", chronicle).exit_code == 0
