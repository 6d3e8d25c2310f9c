"""How a noun of evidence stands in its sentence: tokens in; who has it, who saw it, what it shows, whether it is to come, out.

A noun is evidence by what is done with it: got sight of, passed on, kept, stolen, said to show something, to be presented. "The
footage was lovely" does nothing of the kind. A noun that may be anything ("record", "list") needs more than one that may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.model.document import Token
from firsthand.model.exhibit import ExhibitKind
from firsthand.stages.claims.exhibit_deeds import SUBJECTS, VERBAL, Deeds
from firsthand.stages.claims.exhibit_nouns import Noun
from firsthand.stages.claims.exhibit_words import exhibit_words
from firsthand.stages.claims.spans import Clauses

_ANYTHING = frozenset({"information", "material", "order", "list", "plan"})
"""Nouns that no word before them makes evidence: "classified information" is a kind of knowledge."""
_LOOSE = frozenset({
    "report", "order", "contract", "list", "map", "material", "information", "agreement", "register", "certificate", "statement",
    "picture", "image", "film", "clip", "paper", "plan", "record", "data", "datum",
})  # fmt: skip
"""Nouns of what is mostly printed for everybody: more than somebody's having it or reading it makes it evidence."""
_FLEEING = frozenset({"flee", "escape", "defect", "leave", "arrive", "disappear", "vanish"})
_COUNTING = (ExhibitKind.DATA, ExhibitKind.EVIDENCE, ExhibitKind.SAMPLE)
"""Kinds that "show" what they are counted or tested for, in any study."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said of a noun of evidence; all by the numbers of tokens.

    Attributes:
        holder, seen_by, shows: Heads of what names them; `shows` may be a verb.
        publish: The verb that tells that it is to be presented.
        is_evidence: Something of all this makes it evidence, however weak the noun.
        is_gone: It is told that it was not done.
    """

    holder: int | None = None
    seen_by: tuple[int, ...] = ()
    shows: int | None = None
    publish: int | None = None
    is_evidence: bool = False
    is_gone: bool = False

    def join(self, other: Frame) -> Frame:
        """Two frames of one noun in, both together out; the first goes before."""
        return Frame(
            other.holder if self.holder is None else self.holder,
            tuple(dict.fromkeys((*self.seen_by, *other.seen_by))),
            other.shows if self.shows is None else self.shows,
            other.publish if self.publish is None else self.publish,
            self.is_evidence or other.is_evidence,
            self.is_gone or other.is_gone,
        )


class Frames:
    """The tokens of one document, read for what is done with its evidence.

    Args:
        tokens: Of the document.
        clauses: Of the same.
        named: Tokens in names of persons, bodies, outlets.
        dated: Tokens in dates.
    """

    def __init__(self, tokens: Sequence[Token], clauses: Clauses, named: frozenset[int], dated: frozenset[int]) -> None:
        self._tokens = tokens
        self._clauses = clauses
        self._named = named
        self._deeds = Deeds(tokens, clauses, named, dated)
        self._words = exhibit_words()

    def of(self, noun: Noun) -> Frame | None:
        """A noun in, what is said of it out; None where nothing makes it evidence."""
        if self._tokens[noun.at].pos == "VERB":
            return self._slip(noun)
        is_secret = noun.is_secret and noun.kind is not ExhibitKind.EVIDENCE and noun.lemma not in _ANYTHING
        found = Frame(is_evidence=is_secret)
        for frame in (*self._below(noun), *self._above(noun), self._owner(noun)):
            found = found.join(frame)
        is_said = found.is_evidence or found.publish is not None
        return found if is_said and not (found.is_gone and not noun.is_definite) else None

    def _slip(self, noun: Noun) -> Frame | None:
        """Where the parser takes the "evidence" of "had evidence that" for a verb."""
        below = self._clauses.children(noun.at)
        said = next((c for c in below if self._tokens[c].dep in ("ccomp", "dobj", "relcl", "acl")), None)
        above = self._tokens[noun.at].head
        holder = self._deeds.subject(above if self._tokens[above].lemma == "have" else noun.at)
        return None if said is None or holder is None else Frame(holder=holder, shows=said, is_evidence=True)

    def _below(self, noun: Noun) -> Iterator[Frame]:
        """What hangs from the noun: "obtained by the paper", "which the paper has seen", "that shows"."""
        for n in dict.fromkeys((noun.at, noun.top)):
            for child in self._clauses.children(n):
                token = self._tokens[child]
                if token.dep in ("acl", "relcl") and token.pos in VERBAL:
                    for verb in (*self._deeds.joined(child), *self._slipped(child)):
                        yield self._of_clause(noun, verb, is_relative=token.dep == "relcl" or token.tag not in ("VBN", "VBD"))
                if token.lemma in ("in", "at", "with") and token.dep == "prep":
                    yield from self._kept(child)

    def _slipped(self, verb: int) -> Iterator[int]:
        """A participle in; one that goes on from it, though the parser hangs it elsewhere ("filed by X and seen by Y")."""
        last = max(self._clauses.below(verb))
        if last + 2 < len(self._tokens) and self._tokens[last + 1].lemma == "and":
            token = self._tokens[last + 2]
            if token.tag in ("VBN", "VBD") and token.dep == "conj" and token.head > last + 2:
                yield last + 2

    def _kept(self, prep: int) -> Iterator[Frame]:
        """Where it is "in the hands of" or "in the possession of" somebody."""
        inner = next((c for c in self._clauses.children(prep) if self._tokens[c].dep == "pobj"), None)
        if inner is not None and self._tokens[inner].lemma in ("hand", "possession", "custody", "keeping"):
            owner = self._deeds.object_of(inner, "of") or next(
                (c for c in self._clauses.children(inner) if self._tokens[c].dep == "poss"), None
            )
            if owner is not None:
                yield Frame(holder=owner, is_evidence=True)

    def _of_clause(self, noun: Noun, verb: int, *, is_relative: bool) -> Frame:
        """A verb below the noun in: a participle ("seen by X") or the verb of a relative clause."""
        token = self._tokens[verb]
        if self._deeds.is_past_participle(verb) and not is_relative:
            return self._passive(noun, verb)
        children = [self._tokens[c].dep for c in self._clauses.children(verb)]
        if "nsubjpass" in children or (self._deeds.is_past_participle(verb) and "auxpass" in children):
            return self._passive(noun, verb)
        own = next((c for c in self._clauses.children(verb) if self._tokens[c].dep in SUBJECTS), None)
        is_of_noun = own is None or self._tokens[own].lemma in ("that", "which")
        if is_of_noun and token.lemma in self._words["shows"] and token.lemma not in ("name", "list", "contain", "appear"):
            return self._show(noun, verb)
        if not is_of_noun:
            return self._active(noun, verb)
        return Frame()

    def _above(self, noun: Noun) -> Iterator[Frame]:
        """The verb that the noun is the object or the subject of."""
        token = self._tokens[noun.role]
        if token.head == noun.role:
            return
        verb, dep = token.head, token.dep
        if dep == "pobj" and self._tokens[verb].lemma == "with" and self._tokens[self._tokens[verb].head].lemma in _FLEEING:
            subject = self._deeds.subject(self._tokens[verb].head)
            if subject is not None and (noun.is_strong or noun.has_about):
                yield Frame(holder=subject, is_evidence=True)
        if self._tokens[verb].pos not in VERBAL:
            return
        if dep in ("dobj", "dative", "attr"):
            yield self._active(noun, verb)
        elif dep == "nsubjpass":
            for one in self._deeds.joined(verb):
                yield self._passive(noun, one)
        elif dep == "nsubj":
            for one in self._deeds.joined(verb):
                is_bare = self._tokens[one].tag == "VBN" and not self._deeds.helpers(one)
                yield self._passive(noun, one) if is_bare else self._show(noun, one)
            for child in self._clauses.children(verb):
                if self._tokens[verb].lemma == "be" and self._tokens[child].dep == "prep":
                    yield from self._kept(child)

    def _active(self, noun: Noun, verb: int) -> Frame:
        """Somebody does something with it: "has obtained", "brought with him", "claims to have", "will release"."""
        words, lemma = self._words, self._tokens[verb].lemma
        subject = self._deeds.subject(verb)
        is_anybody = subject is not None and not self._deeds.is_nobody(subject)
        is_gone = self._deeds.is_negated(verb)
        is_done = not self._deeds.is_wished(verb) and not self._deeds.is_condition(verb)
        if lemma in words["publish"] and self._deeds.is_ahead(verb):
            return self._published(noun, verb, subject)
        if lemma in words["publish"] and is_anybody and (is_gone or self._deeds.is_refused(verb)):
            return Frame(holder=subject, is_evidence=noun.is_strong and noun.is_definite)
        if subject is None or not is_anybody or not is_done or self._deeds.is_modal(verb):
            return Frame()
        if lemma in words["access"] or (lemma in words["glimpse"] and self._is_somebody(subject)):
            return self._looked_at(noun, lemma, subject, is_gone=is_gone)
        return self._had(noun, verb, subject, is_gone=is_gone)

    def _looked_at(self, noun: Noun, lemma: str, subject: int, *, is_gone: bool) -> Frame:
        """Somebody gets sight of it: "has obtained", "reviewed", "has not seen"."""
        is_got = lemma == "obtain" and noun.lemma not in _LOOSE
        is_copy = self._is_somebody(subject) and (noun.top != noun.at or noun.lemma not in _LOOSE)
        is_enough = noun.is_strong or noun.is_secret or is_got or is_copy
        is_enough = is_enough and (noun.kind is not ExhibitKind.EVIDENCE or noun.has_about)
        is_had = lemma in ("obtain", "acquire") and not is_gone
        is_evidence = is_enough and (noun.is_definite or not is_gone)
        return Frame(subject if is_had else None, () if is_gone else (subject,), is_evidence=is_evidence, is_gone=is_gone)

    def _had(self, noun: Noun, verb: int, subject: int, *, is_gone: bool) -> Frame:
        """Somebody has it, or passes it on: "holds", "smuggled out", "handed to the court"."""
        words, lemma = self._words, self._tokens[verb].lemma
        seen = Frame(is_gone=is_gone)
        if noun.kind is ExhibitKind.EVIDENCE:
            is_laid = lemma in words["offer"] and self._deeds.receiver(verb) is not None
            is_had = (lemma in words["hold"] | words["have"] or is_laid) and noun.has_about
            return replace(seen, holder=subject, is_evidence=is_had)
        if lemma in words["give"]:
            return self._given(noun, verb, subject)
        if lemma in words["hold"] or (noun.kind is ExhibitKind.SAMPLE and lemma == "take"):
            is_enough = noun.is_strong or noun.is_secret or (noun.has_about and noun.lemma not in _LOOSE)
            return replace(seen, holder=subject, is_evidence=is_enough)
        if lemma in words["have"]:
            is_made = lemma == "take" and noun.kind in (ExhibitKind.PHOTOGRAPH, ExhibitKind.FOOTAGE, ExhibitKind.RECORDING)
            is_enough = noun.is_secret or (noun.has_about and (noun.is_strong or noun.top != noun.at) and not is_made)
            return replace(seen, holder=subject, is_evidence=is_enough)
        return Frame()

    def _given(self, noun: Noun, verb: int, subject: int | None) -> Frame:
        """It is passed to somebody, who has it then, or has seen it."""
        to = self._deeds.receiver(verb) or next(
            (c for c in self._clauses.children(noun.at) if self._tokens[c].tag == "NNS" and self._deeds.is_office(c)), None
        )
        if to is None or self._deeds.is_nobody(to):
            return Frame(is_evidence=noun.is_secret)
        is_enough = noun.is_strong or noun.is_secret or (noun.has_about and noun.kind is not ExhibitKind.LETTER)
        if noun.kind is ExhibitKind.LETTER and not noun.is_secret:
            is_enough = noun.top != noun.at or self._tokens[verb].lemma in ("leak", "show", "share", "hand", "turn", "provide")
        is_glimpsed = self._tokens[verb].lemma in self._words["showing"]
        is_leaked = self._tokens[verb].lemma == "leak"
        return Frame(subject if is_glimpsed and not is_leaked else to, (to,) if is_glimpsed else (), is_evidence=is_enough)

    def _passive(self, noun: Noun, verb: int) -> Frame:
        """Something is done with it: "was leaked to", "seen by", "will be presented to"."""
        words, lemma = self._words, self._tokens[verb].lemma
        agent = self._deeds.agent(verb)
        is_anybody = agent is None or not self._deeds.is_nobody(agent)
        is_participle = self._tokens[verb].dep in ("acl", "conj") and not self._deeds.helpers(verb)
        if lemma in words["publish"] and self._deeds.is_ahead(verb):
            return self._published(noun, verb, agent)
        if self._deeds.is_modal(verb) or self._deeds.is_wished(verb) or self._deeds.is_condition(verb) or not is_anybody:
            return Frame()
        is_gone = self._deeds.is_negated(verb)
        if lemma in words["publish"] and is_gone:
            return Frame(holder=agent, is_evidence=noun.is_strong)
        is_tested = noun.kind is ExhibitKind.SAMPLE and lemma == "test"
        if (lemma in words["access"] | words["glimpse"] or is_tested) and agent is not None:
            is_had = lemma in ("obtain", "acquire") and not is_gone
            return Frame(agent if is_had else None, () if is_gone else (agent,), is_evidence=True, is_gone=is_gone)
        if noun.kind is ExhibitKind.EVIDENCE:
            return Frame()
        to = self._deeds.receiver(verb)
        if lemma in words["give"] and to is not None and not self._deeds.is_nobody(to):
            is_passed = is_participle and (to in self._named or lemma in ("hand", "show", "share")) and noun.lemma not in _LOOSE
            is_enough = noun.is_strong or noun.is_secret or lemma == "leak" or is_passed
            is_glimpsed = lemma in words["showing"]
            if noun.kind is ExhibitKind.LETTER and lemma in ("send", "deliver", "forward"):
                is_enough = noun.is_secret
            is_leaked = lemma == "leak"
            seen = (to,) if is_glimpsed and not is_gone else ()
            return Frame(agent if is_glimpsed and not is_leaked else to, seen, is_evidence=is_enough)
        is_taken = noun.kind is ExhibitKind.SAMPLE and lemma == "take"
        if (lemma in words["hold"] | {"leak"} or is_taken) and (agent is not None or not noun.is_strong or noun.has_about):
            is_enough = noun.is_strong or noun.is_secret or lemma in ("leak", "smuggle", "steal", "seize", "intercept", "hack")
            is_enough = is_enough or (noun.has_about and agent is not None and noun.lemma not in _LOOSE)
            return Frame(holder=agent, is_evidence=is_enough, is_gone=is_gone)
        if lemma in ("hold", "keep") and agent is not None:
            return Frame(holder=agent, is_evidence=True)
        return Frame()

    def _published(self, noun: Noun, verb: int, holder: int | None) -> Frame:
        """It is to be presented. A noun that may be anything is evidence by that only where it was spoken of before."""
        is_enough = noun.is_secret or (noun.is_strong and noun.is_definite and self._tokens[verb].lemma != "give")
        is_holder = holder is not None and not self._deeds.is_nobody(holder)
        is_gone = self._deeds.is_negated(verb)
        return Frame(holder=holder if is_holder else None, publish=verb, is_evidence=is_enough, is_gone=is_gone)

    def _show(self, noun: Noun, verb: int) -> Frame:
        """It shows something: a clause, or somebody doing something."""
        token = self._tokens[verb]
        if token.lemma in ("appear", "seem", "purport"):
            inner = next((c for c in self._clauses.children(verb) if self._tokens[c].dep == "xcomp"), None)
            return Frame() if inner is None else self._show(noun, inner)
        if token.lemma not in self._words["shows"] or self._deeds.is_condition(verb) or self._deeds.is_negated(verb):
            return Frame()
        said = next((c for c in self._clauses.children(verb) if self._tokens[c].dep in ("ccomp", "dobj")), None)
        is_many = self._tokens[noun.at].tag == "NNS" and not noun.is_definite
        is_written = noun.lemma in self._words["written"] and (is_many or noun.lemma != "record")
        is_telling = (noun.is_strong or is_written or noun.kind is ExhibitKind.SATELLITE_IMAGE) and noun.kind not in _COUNTING
        is_clause = said is not None and (self._tokens[said].dep == "ccomp" or token.lemma in ("show", "capture", "reveal"))
        return Frame(shows=said, is_evidence=is_telling and is_clause)

    def _owner(self, noun: Noun) -> Frame:
        """Whose it is: "the scientist's data"."""
        owner = next((c for n in (noun.at, noun.top) for c in self._clauses.children(n) if self._tokens[c].dep == "poss"), None)
        return Frame(holder=owner) if owner is not None and self._tokens[owner].lemma != "it" else Frame()

    def _is_somebody(self, subject: int) -> bool:
        """Whether somebody is named, or sees evidence by office."""
        return subject in self._named or self._deeds.is_office(subject)
