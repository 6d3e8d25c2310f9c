"""Attributions in, citation chains out: whose words, through whom, and which credit carries over to what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.model.attribution import Attribution, Basis, CitationChain
from firsthand.model.document import MentionKind, PassageKind
from firsthand.model.reading import Reading
from firsthand.model.source import SourceKind
from firsthand.model.span import Span, cover
from firsthand.stages.resolve.carry import Carry, Read, above_of
from firsthand.stages.resolve.described import Described, Describer
from firsthand.stages.resolve.kinds import is_profile, outlet_of
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.links import is_link
from firsthand.stages.resolve.occasions import Settings, is_owned_title
from firsthand.stages.resolve.own import OwnOutlet
from firsthand.stages.resolve.pairs import Pairs, is_for_two
from firsthand.stages.resolve.people import People
from firsthand.stages.resolve.register import Register
from firsthand.stages.resolve.salience import Salience
from firsthand.stages.resolve.silence import is_silence
from firsthand.stages.resolve.told import find_told
from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

_OWN_LABELS = frozenset(
    {"q", "presenter", "host", "anchor", "interviewer", "moderator", "question", "reporter", "announcer", "narrator"}
)
# Who only puts words into another language passes nothing on.
_INTERPRETERS = frozenset({"translator", "interpreter"})
# "According to an interview with the Courier": what the person spoken of told it.
_INTERVIEW = "interview"
_BARE = frozenset({"bare_quotation"})
# Characters of blanks and marks between a colon and the quotation that it leads up to, at most.
_REACH_BACK_CHARS = 40


class ChainReader:
    """Reads the chains of one document.

    Args:
        reading: With attributions, mentions and tokens.
    """

    def __init__(self, reading: Reading) -> None:
        self._attributions = tuple(a for a in reading.attributions if not a.is_inward)  # which stand first
        self._tree = Tree(reading)
        self._people = People(self._tree, reading.mentions, reading.document.title)
        self._describer = Describer(self._tree, self._people, reading.mentions)
        self._own = OwnOutlet(reading)
        self._settings = Settings(self._tree)
        self._pairs = Pairs(self._tree, self._describer)
        self.register = Register(reading.document.text, self._people, reading.mentions)
        self._salience = Salience(self._tree, self._people, self._describer, self.register)
        self._salience.find = self._find
        self._speaker: tuple[int, int] | None = None

    def chains(self) -> tuple[CitationChain, ...]:
        """The chains, in order of their attributions."""
        # 1. sources and relays of each credit, in text order
        reads: dict[int, Read] = {}
        for k in sorted(range(len(self._attributions)), key=self._place):
            reads[k] = self._read(k)
        # 2. quotations without a credit
        carry = Carry(self._tree, self.register, self._attributions)
        carry.speakers(reads, self._introduced(reads))
        # 3. relays that go on with the same speaker
        carry.relays(reads, self._scenes())
        # 4. chains
        out: list[CitationChain] = []
        for k, a in enumerate(self._attributions):
            read = reads[k]
            for links in self._links(k, reads):
                basis = Basis.CARRIED if read.is_carried else Basis.LABEL if a.rule == "transcript" else Basis.STATED
                content = tuple(c for c in a.content if known_outlet(c.of(self._tree.text)) is None) or a.content
                out.append(CitationChain(content, links, basis, a.cue, a.kind, k))
        return tuple(out)

    # -- 1

    def _place(self, k: int) -> int:
        a = self._attributions[k]
        return a.sources[0].start if a.sources else a.cue.start if a.cue else a.content[0].start

    def _read(self, k: int) -> Read:
        a = self._attributions[k]
        at = self._place(k)
        passage = self._tree.passage(at)
        read = Read(at, passage.paragraph if passage else -1, [], [], is_silent=is_silence(self._tree, a))
        if read.is_silent:
            return read
        if not a.sources:
            if a.rule in _BARE or a.cue is None or self._lost_its_subject(a.cue):
                read.is_carried, read.is_known = True, False
            elif a.within is None:
                read.heads = [self.register.nobody(a.cue)]
            return read
        heads = [h for span in self._pairs.told_apart(a.sources) for h in self._sources(span, a)]
        read.heads = list(dict.fromkeys(h for h in heads if h is not None))
        if len(read.heads) > 1 and len(a.sources) > 1 and (a.is_joint or self._agrees(a.cue)):
            read.heads = [self._joint(a.sources)]
        interviews = [d.owner for d in map(self._describer.describe, a.sources) if d.head == _INTERVIEW and d.owner is not None]
        told = a.relays or self._settings.on_air(a) or interviews or find_told(self._tree, self._describer, a.named or a.sources)
        read.relays = [r for r in (self._relay(span) for span in told) if r is not None]
        if (
            read.heads
            and self._tree.quotation(at) is None
            and self.register.entries[read.heads[0]].character.kind is not SourceKind.UNSPECIFIED
        ):
            self._salience.add_speaker(at, read.heads[0], is_outermost=a.within is None)
            self._speaker = (at, read.heads[0])
        return read

    def _lost_its_subject(self, cue: Span) -> bool:
        """Whether a cue without a source is an active verb, whose subject the parser did not find: somebody did say it."""
        verbs = [self._tree.tokens[n] for n in self._tree.within(cue) if self._tree.tokens[n].tag in ("VBD", "VBZ", "VBP", "VBN")]
        return bool(verbs) and verbs[-1].tag != "VBN" and all(v.lemma != "be" for v in verbs)

    def _sources(self, span: Span, a: Attribution) -> list[int | None]:
        """A credited phrase in, the indices of its sources out: several where it names or means several."""
        described = self._describer.describe(span)
        two = self._pairs.meant(span) if is_for_two(described, span.of(self._tree.text)) else self._pairs.parts(span)
        if len(two) < 2:
            return [self._source(span, a)]
        if a.is_joint or self._agrees(a.cue):
            return [self.register.joint(" and ".join(d.name or d.phrase for d in two), described, two)]
        return [self._find(d) for d in two]

    def _agrees(self, cue: Span | None) -> bool:
        """Whether several do one thing together by what they say ("agreed", "pledged", "issued a joint statement")."""
        return cue is not None and any(self._tree.tokens[n].lemma in words().together for n in self._tree.within(cue))

    def _source(self, span: Span, a: Attribution) -> int | None:
        """A credited phrase in, the index of its source out; None where the report speaks of itself."""
        described = self._describer.describe(span)
        if described.is_self or described.head in _INTERPRETERS or (described.head in _OWN_LABELS and a.rule == "transcript"):
            return None
        if described.head == _INTERVIEW and described.name is None and (found := self._salience.profiled(described)) is not None:
            return found
        if described.is_pronoun:
            if (found := self._salience.meant(described.head, span)) is not None:
                self.register.point(found, span)
                return found
            return self._speaker[1] if self._speaker is not None else self.register.nobody(span)
        return self._find(described)

    def _find(self, described: Described) -> int | None:
        """A phrase that is no pronoun in, the index of its source out; None for the report's own outlet."""
        if self._is_own(described):
            return None
        described = self._with_owner(described)
        found = self.register.known(described)
        if found is None:
            found = self._last_meant(described)
        return self.register.find(described) if found is None else self.register.note(found, described)

    def _is_own(self, described: Described) -> bool:
        name = described.name or described.phrase
        if self._own.is_own_in_full(name):
            return True
        if described.kind is MentionKind.PERSON and len(self._people.fullest(name, described.span.start).split()) > 1:
            return False
        return self._own.is_own(name)

    def _last_meant(self, described: Described) -> int | None:
        """Whoever was spoken of last, for a description that introduces nobody: "the retired surgeon", "the statement"."""
        lexicon = words()
        if self._has_article(described) and is_profile(described):
            return self._salience.profiled(described)
        if described.name is not None or described.is_plural or described.owner is not None:
            return None
        if described.head in lexicon.documents | lexicon.utterances and (issuer := self._issuer(described)) is not None:
            return issuer
        if not described.is_definite:
            return None
        if described.head in lexicon.utterances and self._speaker is not None and self._speaker[0] < described.span.start:
            is_outlet = self.register.entries[self._speaker[1]].character.kind is SourceKind.OUTLET
            return self._salience.profiled(described) if is_outlet else self._speaker[1]
        return None

    def _issuer(self, described: Described) -> int | None:
        """Whoever the sentence says issued a text ("the minister fired back a response saying ...")."""
        tree, n = self._tree, self._tree.head(described.span)
        if n is None or tree.tokens[n].dep != "dobj" or tree.tokens[tree.tokens[n].head].lemma not in words().issuing:
            return None
        subject = tree.subject(tree.tokens[n].head)
        if subject is None:
            return None
        whole = self._describer.describe(tree.phrase(subject))
        if whole.is_pronoun:
            return self._salience.meant(whole.head, whole.span)
        return None if whole.is_self or whole.head in words().documents else self._find(whole)

    def _has_article(self, described: Described) -> bool:
        return described.span.of(self._tree.text)[:4].lower() == "the "

    def _with_owner(self, described: Described) -> Described:
        """A phrase owned by a pronoun ("its manager") in, the same with the owner's name ("Hesk Mills's manager") out."""
        first, _, rest = described.phrase.partition(" ")
        if first.lower() not in ("its", "his", "her", "their") or described.name is not None or described.owner is None:
            return described
        pronoun = {"its": "it", "his": "he", "her": "she", "their": "they"}[first.lower()]
        owner = self._salience.meant(pronoun, described.span)
        if owner is None:
            return described
        entry = self.register.entries[owner]
        return replace(
            described,
            phrase=f"{entry.name}’s {rest}",
            owned_by=entry.name,
            words=described.words | frozenset(names.words(entry.name)),
        )

    def _joint(self, spans: Sequence[Span]) -> int:
        whole = cover(spans)
        described = self._describer.describe(whole)
        name = " ".join(whole.of(self._tree.text).split())
        return self.register.joint(name, described, [self._describer.describe(s) for s in spans])

    def _relay(self, span: Span) -> int | None:
        """A relay in, the index of its source out; None where it is no link."""
        described = self._describer.describe(span)
        if described.is_pronoun:
            found = self._salience.meant(described.head, span)
            if found is None or self.register.entries[found].character.kind is not SourceKind.OUTLET:
                return None
            return found
        if self._is_own(described):
            return None
        if is_owned_title(described.phrase) and outlet_of(described.phrase) is None:
            return self.register.find(replace(described, name=described.phrase, head="show", kind=MentionKind.OUTLET))
        described = self._with_owner(described)
        if described.owned_by is not None and described.head in words().outlets | {"reporter", "journalist"}:
            return self.register.called(described.owned_by)
        if not is_link(described):
            return None
        if described.name is None and described.head in words().outlets and self._own.is_own(described.phrase):
            return None
        return self.register.relay(described)

    # -- 2

    def _introduced(self, reads: dict[int, Read]) -> dict[int, int]:
        """For quotations without a credit that their own sentence leads up to by a colon, who does what it tells."""
        out: dict[int, int] = {}
        for k, read in reads.items():
            start = self._attributions[k].content[0].start
            before = self._tree.text[max(0, start - _REACH_BACK_CHARS) : start].rstrip(" \n“\"‘'")
            colon = max(0, start - _REACH_BACK_CHARS) + len(before) - 1
            number = self._tree.passage_number(colon) if read.is_carried and before.endswith(":") else None
            if number is None or self._tree.sentences[number].kind is not PassageKind.SENTENCE:
                continue
            subject = self._settings.main_subject(number)
            is_before = subject is not None and self._tree.tokens[subject].span.start < start
            found = self._person_at(subject) if subject is not None and is_before else None
            if found is not None:
                out[k] = found
        return out

    def _person_at(self, n: int) -> int | None:
        """A subject in, the person that it names or stands for out; None for anything else."""
        described = self._describer.describe(self._tree.phrase(n))
        if described.is_pronoun:
            return self._salience.meant(described.head, described.span)
        return self.register.find(described) if described.kind is MentionKind.PERSON else None

    # -- 3

    def _scenes(self) -> list[Read]:
        """Sentences that set a scene, each with who talks there and to whom."""
        out: list[Read] = []
        for subject, outlet in self._settings.scenes():
            at = self._tree.tokens[subject].span.start
            described = self._describer.describe(self._tree.tokens[subject].span)
            if described.is_pronoun:
                head = self._salience.meant(described.head, described.span)
            else:
                head = self.register.named_person(described.name, at) if described.kind is MentionKind.PERSON else None
            relay = self._relay(outlet) if head is not None else None
            passage = self._tree.passage(at)
            if head is not None and relay is not None and passage is not None:
                out.append(Read(at, passage.paragraph, [head], [relay]))
        return out

    # -- 4

    def _links(self, k: int, reads: dict[int, Read]) -> list[tuple[int, ...]]:
        """The chains of an attribution: one for each source that reported apart."""
        read = reads[k]
        tail = [*read.relays, *(r for r in above_of(k, self._attributions, reads) if not self._is_nobody(r))]
        starts: Sequence[list[int]] = [] if read.is_silent else [[h] for h in read.heads] or ([[]] if tail else [])
        out = [tuple(dict.fromkeys((*start, *tail))) for start in starts]
        return [links for links in dict.fromkeys(out) if links]

    def _is_nobody(self, n: int) -> bool:
        return self.register.entries[n].character.kind is SourceKind.UNSPECIFIED
