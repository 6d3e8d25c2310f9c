"""What every store keeps: evidence once only, receipts, skips, runs, judgements, readings, what was settled: as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from firsthand.errors import StoreError
from firsthand.model.casefile import ClaimQuery
from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import About, Document, DocumentId, Passage, PassageKind, Place, PlaceKind, Token
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.outlook import Deadline, OutlookKind
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.rating import Independence, Reason
from firsthand.model.reading import Reading
from firsthand.model.relation import Relation, RelationKind, Slot
from firsthand.model.source import DocumentSource, Merge, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.store import counting, evidence, headers, judgements, loading, readings, relations, settling
from firsthand.store.database import Database
from firsthand.store.readings import hash_inputs
from firsthand.store.settling import Settled, Weight
from firsthand.text.dates import DateValue

TEXT = "The dam at Ostrel burst, Ada Brandt said."
DOCUMENT = Document(
    id=DocumentId("T1"), path="a.pdf", sha256="a" * 64, text=TEXT, title="Dam bursts", outlet="Ostrel Echo",
    published=DateValue(2031, 5, 3, time="12:00+09:00"), url="https://echo.example/1", author="L. Marsh", language="en",
    places=(Place(PlaceKind.PAGE, "1", Span(0, len(TEXT))),), warnings=("A page is a picture.",),
)
READING = Reading(
    document=DOCUMENT,
    passages=(Passage(PassageKind.SENTENCE, Span(0, len(TEXT)), 0),),
    tokens=(Token(Span(0, 3), "The", "the", "DET", "DT", "det", 1, 0),
            Token(Span(4, 7), "dam", "dam", "NOUN", "NN", "ROOT", 1, 0)),
    sources=(DocumentSource("Ada Brandt", SourceKind.PERSON, is_anonymous=False, mentions=(Span(25, 35),)),),
    assertions=(Assertion(Span(0, 23)),),
)
VERSIONS = (("segment", 1), ("annotate", 1), ("attribute", 1), ("resolve", 1), ("claims", 1))


def add(connection: Connection, document: Document, *, about: str = "", part: str = "", reading: Reading | None = None) -> int:
    """A document in, stored with its head and, where given, its reading; its number out."""
    run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
    key = evidence.Key(document.sha256, part, about)
    number = evidence.add_document(connection, document, key, size_bytes=9, run=run)
    if reading is not None:
        readings.save_reading(connection, number, readings.pack_parts(reading, hash_inputs(document, VERSIONS)))
    headers.add(connection, number, document, 1, keys=b"\0", read_with="segment 1")
    return number


def test_a_document_comes_back_as_it_was_stored(database: Database) -> None:
    """Every field of a document, its places and warnings too, is what was stored; its number is the next."""
    with database.writing() as connection:
        first, second = add(connection, DOCUMENT), add(connection, replace(DOCUMENT, sha256="b" * 64))
    with database.reading() as connection:
        held = evidence.load_documents(connection)
    assert (first, second) == (1, 2)
    assert held == {1: DOCUMENT, 2: replace(DOCUMENT, id=DocumentId("T2"), sha256="b" * 64)}


@pytest.mark.parametrize("text", [
    "", "\0", "a\0b", "line\r\nline\rline\n", "\ufeffThe dam", "السد انهار", "🌊 dam 👩‍🚒", "e\u0301 \u00e9", "\u202edam\u202c",
    "\ue000dam\ue001", "\U0010ffff",
])
def test_a_text_comes_back_to_the_last_sign(database: Database, text: str) -> None:
    """A text is kept as it is: NUL, line ends, marks of direction, signs beyond the basic plane; its hash holds."""
    with database.writing() as connection:
        number = add(connection, replace(DOCUMENT, text=text, places=()))
    with database.reading() as connection:
        assert evidence.load_documents(connection)[number].text == text
        assert evidence.find_text_hash(connection, number) == evidence.digest_text(text)


def test_a_document_is_stored_once_only(database: Database) -> None:
    """The same part of the same bytes, with the same said of it, cannot be stored twice; another part, or another outlet, can."""
    with database.writing() as connection:
        add(connection, DOCUMENT)
        add(connection, DOCUMENT, part="#2")
        add(connection, DOCUMENT, about="printed elsewhere")
    with pytest.raises(StoreError), database.writing() as connection:
        add(connection, DOCUMENT)
    with database.reading() as connection:
        assert evidence.find_all_numbers(connection) == [1, 2, 3]
        assert evidence.has_document(connection, evidence.Key(DOCUMENT.sha256, "#2", ""))
        assert not evidence.has_document(connection, evidence.Key(DOCUMENT.sha256, "#3", ""))


def test_what_is_said_of_an_original_tells_it_apart() -> None:
    """The hash of what is said differs with each field, and a field left out is not an empty one."""
    said = [About(), About(title=""), About(title="Echo"), About(outlet="Echo"), About(title="Echo", outlet="Echo")]
    assert len({evidence.digest_about(about) for about in said}) == len(said)


def test_writes_are_all_or_nothing(database: Database) -> None:
    """An error that leaves the block takes back everything that was written in it, the words of the index too."""
    with database.writing() as connection:
        add(connection, DOCUMENT)

    def fail_halfway() -> None:
        with database.writing() as connection:
            add(connection, replace(DOCUMENT, sha256="b" * 64, text="A quarry collapsed."))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with database.reading() as connection:
        assert evidence.find_all_numbers(connection) == [1]
        assert [r.id for r in evidence.find_runs(connection)] == [1]
        assert connection.exec_driver_sql("SELECT rowid FROM document_words WHERE document_words MATCH 'quarry'").all() == []


def test_one_state_is_seen_while_another_writes(database: Database) -> None:
    """Whoever reads goes on seeing the case as it was, though a document is added meanwhile."""
    if str(database.path) == ":memory:":
        pytest.skip("a case in memory has one connection only")
    with database.reading() as connection:
        before = evidence.find_all_numbers(connection)
        with database.writing() as other:
            add(other, DOCUMENT)
        assert evidence.find_all_numbers(connection) == before == []
    with database.reading() as connection:
        assert evidence.find_all_numbers(connection) == [1]


def test_receipts_hold_for_the_versions_that_gave_them(database: Database) -> None:
    """An original is known for the stages that took it apart, once, and for no others."""
    with database.writing() as connection:
        evidence.add_receipt(connection, ("a" * 64, "x", "a.txt"), "ingest 1, extract 1")
        evidence.add_receipt(connection, ("a" * 64, "x", "copy.txt"), "ingest 1, extract 2")
        assert evidence.find_receipts(connection, "ingest 1, extract 1") == set()
        assert evidence.find_receipts(connection, "ingest 1, extract 2") == {("a" * 64, "x")}


def test_skips_keep_the_last_reason_until_the_file_is_read(database: Database) -> None:
    """A file that cannot be read is told of once, by the last reason; once its document is there, it is told of no more."""
    broken = Skipped("a.pdf", "extract", SkipCode.BROKEN, "It ends too early.")
    other = Skipped("b_d.jsonl#1", "extract", SkipCode.EMPTY, "It holds no text.")
    with database.writing() as connection:
        run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
        evidence.add_skip(connection, replace(broken, reason="It is locked."), "f" * 64, run)
        evidence.add_skip(connection, broken, "f" * 64, run)
        evidence.add_skip(connection, other, "e" * 64, run)
        assert evidence.find_skips(connection) == (broken, other)
        later = evidence.start_run(connection, "2031-05-05T08:00:00+00:00")
        assert evidence.renew_skips(connection, ["b_d.jsonl", "b%d.jsonl"], later) == 1
        assert evidence.find_skips(connection, later) == (other,)
        evidence.drop_skips(connection, DOCUMENT, "a.pdf")
        assert evidence.find_skips(connection) == (other,)


def test_a_file_that_was_mended_is_told_of_no_more(database: Database) -> None:
    """What is skipped of the file as it is now stays; what was skipped of it before it was mended goes."""
    whole = Skipped("a.jsonl", "extract", SkipCode.BROKEN, "It is no JSON.")
    line = Skipped("a.jsonl#7", "extract", SkipCode.EMPTY, "It holds no text.")
    with database.writing() as connection:
        run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
        evidence.add_skip(connection, whole, "f" * 64, run)
        evidence.add_skip(connection, line, DOCUMENT.sha256, run)
        evidence.drop_skips(connection, replace(DOCUMENT, path="a.jsonl#1"), "a.jsonl")
        assert evidence.find_skips(connection) == (line,)


def test_runs_count_what_was_done(database: Database) -> None:
    """A run adds up its counts, knows what it skipped, and has no end until it ended."""
    skipped = Skipped("a.pdf", "extract", SkipCode.BROKEN, "It ends too early.")
    with database.writing() as connection:
        run = evidence.start_run(connection, "2031-05-04T08:00:00+00:00")
        evidence.count_in_run(connection, run, read=2, unchanged=1)
        evidence.count_in_run(connection, run, read=3)
        evidence.add_skip(connection, skipped, "", run)
        (record,) = evidence.find_runs(connection)
        assert (record.read, record.unchanged, record.skipped, record.ended_at) == (5, 1, (skipped,), None)
        evidence.end_run(connection, run, "2031-05-04T08:01:00+00:00")
        later = evidence.start_run(connection, "2031-05-05T08:00:00+00:00")
        assert [(r.id, r.ended_at) for r in evidence.find_runs(connection)] == [(later, None), (run, "2031-05-04T08:01:00+00:00")]
        assert evidence.last_run(connection) == later


def test_judgements_are_only_added_to(database: Database) -> None:
    """A judgement comes back as it was decided; taken back, it stays, with who took it back and when."""
    decided = [
        Judgement(JudgementId(f"J{n}"), JudgementKind.SET, SubjectKind.DOCUMENT, (Anchor("a" * 64, "a.pdf", Span(0, 3), "The"),),
                  values={"outlet": "Écho 🌊"}, actor="mo", decided_at="2031-05-04T08:00:00+00:00", why="so printed",
                  called=("T1",))
        for n in (1, 2)
    ]
    place = Anchor("a" * 64, "a.pdf", Span(4, 7), "dam")
    decided[1] = replace(decided[1], kind=JudgementKind.DUE, subject=SubjectKind.CLAIM, anchors=(place,), others=(place,),
                         values={"outcome": "moved", "to": "2031-06-09"}, called=("K1", "K2"))
    with database.writing() as connection:
        for judgement in decided:
            assert judgements.next_id(connection) == judgement.id
            judgements.add(connection, judgement)
        assert judgements.load_all(connection) == decided
        taken = judgements.take_back(connection, decided[0], actor="ada", at="2031-05-05T08:00:00+00:00", why="a slip")
        assert judgements.load_all(connection) == [taken, decided[1]]
        assert (taken.stands, taken.undone_by, taken.values) == (False, "ada", decided[0].values)
        assert judgements.next_id(connection) == "J3"


def test_a_reading_comes_back_as_it_was_stored(database: Database) -> None:
    """Every part of a reading is what was stored, tokens apart; a later reading replaces it whole."""
    with database.writing() as connection:
        add(connection, DOCUMENT, reading=READING)
    with database.reading() as connection:
        bare = replace(READING, tokens=())
        assert readings.load_readings(connection, [1]) == readings.load_readings(connection, None) == [bare]
        parts = readings.load_parts(connection, 1)
        assert readings.unpack_parts(DOCUMENT, {stage: part.body for stage, part in parts.items()}) == READING
        assert readings.load_readings(connection, [1], stages=["claims"]) == [Reading(DOCUMENT, assertions=READING.assertions)]
    later = replace(READING, assertions=(Assertion(Span(4, 23)),))
    with database.writing() as connection:
        readings.save_reading(connection, 1, readings.pack_parts(later, hash_inputs(DOCUMENT, VERSIONS)))
        assert readings.load_readings(connection, [1])[0].assertions == later.assertions


@pytest.mark.parametrize(("stage", "changed"), [
    ("segment", ["segment", "annotate", "attribute", "resolve", "claims"]), ("resolve", ["resolve", "claims"]),
    ("claims", ["claims"]),
])
def test_inputs_change_from_the_changed_stage_on(stage: str, changed: list[str]) -> None:
    """A new version of a stage changes the hash of its inputs and of every later stage's, and of no earlier one's."""
    newer = [(name, 2 if name == stage else version) for name, version in VERSIONS]
    before, after = hash_inputs(DOCUMENT, VERSIONS), hash_inputs(DOCUMENT, newer)
    assert [name for name, _ in VERSIONS if before[name] != after[name]] == changed


@pytest.mark.parametrize("field", ["text", "title", "outlet", "url", "author", "language", "published"])
def test_inputs_change_with_the_document(field: str) -> None:
    """Whatever is corrected of a document changes the hash of every stage's inputs."""
    other = replace(DOCUMENT, **{field: DateValue(2031) if field == "published" else "x"})
    before, after = hash_inputs(DOCUMENT, VERSIONS), hash_inputs(other, VERSIONS)
    assert all(before[name] != after[name] for name, _ in VERSIONS)


def test_inputs_do_not_run_into_one_another() -> None:
    """A word that moves from one field into the next is a change."""
    one, other = replace(DOCUMENT, title="a", outlet="bc"), replace(DOCUMENT, title="ab", outlet="c")
    assert hash_inputs(one, VERSIONS) != hash_inputs(other, VERSIONS)


def settled_part(documents: Sequence[str] = ("T1", "T2")) -> Settled:
    """Documents of one story, with one claim of one source each in, as they are written out."""
    refs = [DocumentId(d) for d in documents]
    ids = [AppearanceId(f"P{n}") for n in range(1, len(refs) + 1)]
    source = Source(SourceId("S1"), "Ada Brandt", SourceKind.PERSON, is_anonymous=False, aliases=("Brandt",),
                    members=tuple((d, 0) for d in refs), merges=(Merge("same_name", "Ada Brandt", 0.93),))
    appearances = tuple(
        Appearance(a, d, READING.assertions[0], (source.id,), root=ids[0] if a != ids[0] else None)
        for a, d in zip(ids, refs, strict=True))
    claim = Claim(ClaimId("K1"), "The dam at Ostrel burst", tuple(reversed(ids)), ids[-1], (Merge("same_words", "all", None),))
    count = Independence(claim.id, 0, 1, (source.id,), (Reason("same_root", "one teller", (source.id,), tuple(ids), "help"),))
    copies = tuple(
        TextOverlap(ref, refs[0], Overlap.COPY, 0.97, None, is_direction_known=True, reason="later") for ref in refs[1:])
    return Settled(
        documents=tuple(refs), stories=(Story(StoryId("E1"), tuple(refs), "one dam"),), overlaps=copies, sources=(source,),
        appearances=appearances, positions=dict.fromkeys(ids, 0), claims=(claim,), independence={claim.id: count},
        weights={claim.id: Weight("ONE_SOURCE", "1000001", is_single_source=True, is_contested=False, outlets=1, reports=2)},
        texts={claim.id: "The dam at Ostrel burst"}, keys={source.id: ("brandt", "ada brandt", "brandt")},
        islands=dict.fromkeys(refs, 1),
    )


def store_two(connection: Connection) -> Settled:
    """Nothing in; two documents, read and settled, are stored, and what was settled comes out."""
    for sha256 in ("a" * 64, "b" * 64):
        document = replace(DOCUMENT, sha256=sha256)
        add(connection, document, reading=replace(READING, document=document))
    part = settled_part()
    settling.write(connection, part)
    return part


def check(connection: Connection, part: Settled) -> None:
    """Asserts that what is loaded is what was written."""
    held = readings.load_readings(connection, None)
    rows, chains = loading.find_appearances(connection, None), loading.find_chains(connection, None)
    assert loading.make_appearances(rows, chains, held) == part.appearances
    assert loading.load_claims(connection, None) == (list(part.claims), part.independence)
    assert list(loading.load_sources(connection, None).values()) == list(part.sources)
    assert loading.load_stories(connection, None) == list(part.stories)
    assert loading.load_overlaps(connection, None) == list(part.overlaps)


def test_what_was_settled_comes_back_as_it_was_written(database: Database) -> None:
    """Stories, copies, sources, appearances, claims and counts are what was written, written once or twice."""
    with database.writing() as connection:
        part = store_two(connection)
        check(connection, part)
        settling.write(connection, part)
        check(connection, part)
        assert headers.find_unsettled(connection) == []
        assert headers.find_islands(connection) == {1: 1, 2: 1}
        assert counting.find_last_numbers(connection) == {"story": 1, "source": 1, "claim": 1, "appearance": 2}
        assert evidence.check_database(connection) == []


def test_what_is_to_come_is_found_without_reading_all(database: Database) -> None:
    """The documents that say something will come, the claims at their places, and those that bear on these; no disagreement."""
    due = Deadline(Span(4, 7), DateValue(2031, 6), OutlookKind.PLAN)
    told = replace(READING.assertions[0], due=(due,))
    with database.writing() as connection:
        for sha256, assertion in (("a" * 64, told), ("b" * 64, READING.assertions[0])):
            document = replace(DOCUMENT, sha256=sha256)
            add(connection, document, reading=replace(READING, document=document, assertions=(assertion,)))
        part = settled_part()
        one, other = part.appearances
        claims = (replace(part.claims[0], appearances=(one.id,), first_appearance=one.id),
                  replace(part.claims[0], id=ClaimId("K2"), appearances=(other.id,), first_appearance=other.id))
        bearing = Relation(one.id, other.id, RelationKind.MAY_BE_KEPT, Slot.DUE, due.date, Span(0, 23), "done", "It was done.")
        settling.write(connection, replace(
            part, claims=claims, relations=(bearing,), independence={c.id: part.independence[ClaimId("K1")] for c in claims},
            weights={c.id: part.weights[ClaimId("K1")] for c in claims}, texts={c.id: "The dam" for c in claims}))
        assert readings.find_holding(connection, "claims", [kind.value for kind in OutlookKind]) == [1]
        assert readings.find_holding(connection, "claims", ["forecast"]) == []
        assert loading.find_claims_at(connection, [(1, 0), (2, 5), (9, 0)]) == {1}
        assert (relations.find_bearing(connection, [1]), relations.find_bearing(connection, [2])) == ({2}, set())
        assert relations.load_relations(connection, None) == (bearing,)
        assert (relations.find_related(connection), relations.find_against(connection, [1, 2])) == ([], [])


def test_a_part_is_loaded_by_what_is_asked_for(database: Database) -> None:
    """Claims, sources, stories and copies can be asked for by number; numbers that are not there bring nothing."""
    with database.writing() as connection:
        part = store_two(connection)
        assert loading.load_claims(connection, [1, 9])[0] == list(part.claims)
        assert loading.load_claims(connection, [])[0] == []
        assert loading.load_sources(connection, [1], among=[2]) == {1: replace(part.sources[0], members=((DocumentId("T2"), 0),))}
        assert loading.load_sources(connection, [9]) == {}
        assert loading.find_sources_of(connection, [(1, 0), (1, 5)]) == {1}
        assert loading.close_over_copies(connection, {2}) == {1, 2}
        assert loading.close_over_copies(connection, {1}) == {1}
        assert counting.find_sources(connection) == {1: 1}
        assert counting.find_claims_of(connection, [2]) == [1]


@pytest.mark.parametrize(("query", "is_found"), [
    (ClaimQuery(), True), (ClaimQuery(is_single_source=True), True), (ClaimQuery(is_contested=True), False),
    (ClaimQuery(min_outlets=2), False), (ClaimQuery(max_independent=0), False), (ClaimQuery(max_independent=1), True),
    (ClaimQuery(limit=0), False),
])
def test_claims_are_found_by_how_they_stand(database: Database, query: ClaimQuery, is_found: bool) -> None:
    """Every condition narrows."""
    with database.writing() as connection:
        store_two(connection)
        assert counting.find_claims(connection, query) == [1] * is_found


def test_a_document_set_aside_is_kept_and_counts_no_more(database: Database) -> None:
    """What was settled of two is replaced by what is settled of one; the other stays, and is counted as set aside."""
    with database.writing() as connection:
        store_two(connection)
        headers.correct(connection, replace(DOCUMENT, id=DocumentId("T2")), is_aside=True)
        assert headers.find_unsettled(connection) == [2]
        one = settled_part(["T1"])
        settling.write(connection, replace(one, documents=(DocumentId("T1"), DocumentId("T2")), islands={}))
        check(connection, one)
        counts = counting.count_case(connection)
        assert (counts.documents, counts.aside, counts.claims, counts.copies) == (1, 1, 1, 0)
        assert evidence.find_all_numbers(connection) == [1, 2]


def test_what_is_no_more_is_dropped(database: Database) -> None:
    """A claim, source and story that a part says are gone are gone, and no words of theirs are found."""
    with database.writing() as connection:
        store_two(connection)
        gone = {name: frozenset([1]) for name in ("claim", "source", "story")}
        settling.write(connection, Settled(documents=(DocumentId("T1"), DocumentId("T2")), gone=gone))
        assert loading.load_claims(connection, None) == ([], {})
        assert loading.load_sources(connection, None) == {}
        assert loading.load_stories(connection, None) == []
        assert connection.exec_driver_sql("SELECT count(*) FROM claim_words").scalar_one() == 0
        assert evidence.check_database(connection) == []


def test_a_correction_marks_what_must_be_read_again(database: Database) -> None:
    """A new outlet is to be read anew; setting aside is only to be compared anew; the same again is nothing."""
    with database.writing() as connection:
        part = store_two(connection)
        headers.correct(connection, DOCUMENT, is_aside=False)
        assert headers.find_unsettled(connection) == []
        headers.correct(connection, replace(DOCUMENT, outlet="Carrick Post"), is_aside=False)
        assert (headers.find_stale(connection, "segment 1"), headers.find_unsettled(connection)) == ([1], [1])
        assert evidence.load_documents(connection, [1])[1].outlet == "Carrick Post"
        assert evidence.load_documents(connection, [1], is_corrected=False)[1].outlet == DOCUMENT.outlet
        settling.write(connection, part)
        headers.correct(connection, replace(DOCUMENT, id=DocumentId("T2")), is_aside=True)
        assert (headers.find_stale(connection, "segment 1"), headers.find_unsettled(connection)) == ([1], [2])


def test_more_ids_than_one_question_holds_are_found(database: Database) -> None:
    """Asking for thousands of numbers finds those that are there, in order."""
    with database.writing() as connection:
        store_two(connection)
        assert list(evidence.load_documents(connection, range(5_000, 0, -1))) == [1, 2]
        assert len(loading.find_appearances(connection, range(5_000))) == 2
