"""Who does what in a sentence: tokens in; the subject, agent and receiver of a verb, and how it is put, out."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.document import Token
from firsthand.stages.claims.exhibit_words import exhibit_words
from firsthand.stages.claims.spans import Clauses

VERBAL = ("VERB", "AUX")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
_MODAL = frozenset({"can", "could", "may", "might", "should", "must", "would", "will", "shall", "'ll", "’ll", "wo"})
_PLANNED = frozenset({
    "plan", "promise", "vow", "pledge", "intend", "expect", "set", "schedule", "due", "prepare", "agree", "threaten", "be",
    "have", "order", "want", "decide", "propose", "offer", "mean", "aim",
})  # fmt: skip
_OFFICES = frozenset({
    "paper", "newspaper", "agency", "reporter", "journalist", "court", "judge", "jury", "juror", "investigator", "police",
    "prosecutor", "lawyer", "attorney", "committee", "panel", "inspector", "expert", "inquest", "commission", "tribunal",
    "magistrate", "detective", "editor", "correspondent", "council", "coroner", "broadcaster", "magazine", "inquiry", "monitor",
    "researcher", "diplomat", "lawmaker", "official", "family", "relative", "widow", "mother", "father",
    "brother", "sister", "group",
})  # fmt: skip
"""Those who see evidence by office, or because it concerns one of them."""
# Steps up from a verb to the one whose subject it shares; longer ways are slips of the parser.
_HIGHEST = 8
# Steps up from a verb to an "if". No trial: a clause within a clause within a clause.
_HIGHEST_IF = 6


class Deeds:
    """The tokens of one document.

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
        self._dated = dated
        self._words = exhibit_words()

    def joined(self, verb: int) -> list[int]:
        """A verb in, it and those that "and" joins to it without a subject of their own, out."""
        out = [verb]
        for child in self._clauses.children(verb):
            has_own = any(self._tokens[c].dep in SUBJECTS for c in self._clauses.children(child))
            if self._tokens[child].dep == "conj" and self._tokens[child].pos in VERBAL and not has_own:
                out += self.joined(child)
        return out

    def subject(self, verb: int) -> int | None:
        """A verb in, whoever does it, out: also the subject of what it hangs on ("claims to have")."""
        for _ in range(_HIGHEST):
            found = next((c for c in self._clauses.children(verb) if self._tokens[c].dep in SUBJECTS), None)
            token = self._tokens[verb]
            if found is not None and self._tokens[found].lemma == "it" and token.dep == "ccomp":
                return self.subject(token.head)
            if found is not None:
                is_relative = token.dep == "relcl" and self._tokens[found].lemma in ("who", "that", "which")
                return token.head if is_relative else found
            if token.dep not in ("conj", "xcomp", "advcl") or token.head == verb:
                return None
            verb = token.head
        return None

    def agent(self, verb: int) -> int | None:
        """A verb in the passive in, by whom it is done out; never a day ("by Friday")."""
        by = [c for c in self._clauses.children(verb) if self._tokens[c].dep == "agent" or self._tokens[c].lemma == "by"]
        objects = (o for b in by for o in self._clauses.children(b) if self._tokens[o].dep == "pobj")
        return next((o for o in objects if o not in self._dated), None)

    def receiver(self, verb: int) -> int | None:
        """A verb of giving or showing in, to whom out."""
        found = self.object_of(verb, "to", "with")
        return found or next((c for c in self._clauses.children(verb) if self._tokens[c].dep == "dative"), None)

    def object_of(self, n: int, *prepositions: str) -> int | None:
        """A word and prepositions in, what hangs from it by one of these out; also by "over to"."""
        under = [c for c in self._clauses.children(n) if self._tokens[c].lemma in prepositions]
        under += [c for u in under for c in self._clauses.children(u) if self._tokens[c].dep == "prep"]
        return next((o for p in under for o in self._clauses.children(p) if self._tokens[o].dep == "pobj"), None)

    def is_past_participle(self, verb: int) -> bool:
        """Whether it can be one: the parser takes some for a past tense."""
        return self._tokens[verb].tag in ("VBN", "VBD")

    def helpers(self, verb: int) -> set[str]:
        """A verb in, the words that help it out."""
        return {self._tokens[c].text.lower() for c in self._clauses.children(verb) if self._tokens[c].dep in ("aux", "auxpass")}

    def is_negated(self, verb: int) -> bool:
        """Whether a "not" hangs from it."""
        return any(self._tokens[c].dep == "neg" for c in self._clauses.children(verb))

    def is_modal(self, verb: int) -> bool:
        """Whether it only may, will or should be done."""
        return bool(self.helpers(verb) & _MODAL)

    def is_ahead(self, verb: int) -> bool:
        """Whether it is to come: "will be shown", "is to release", "plans to publish"."""
        helpers = self.helpers(verb)
        if helpers & _FUTURE:
            return True
        above = self._tokens[self._tokens[verb].head]
        if "to" in helpers:
            return above.lemma in _PLANNED
        is_about = self._tokens[verb].tag == "VBG" and bool(helpers & {"is", "are"})
        return is_about and any(self._tokens[c].lemma in ("tomorrow", "next", "on") for c in self._clauses.children(verb))

    def is_wished(self, verb: int) -> bool:
        """Whether it is only wanted, sought or refused ("asked to see the files")."""
        if "to" not in self.helpers(verb):
            return False
        return self._tokens[self._tokens[verb].head].lemma in self._words["wanting"]

    def is_refused(self, verb: int) -> bool:
        """Whether somebody would not do it ("has refused to release the tape")."""
        above = self._tokens[self._tokens[verb].head]
        return "to" in self.helpers(verb) and above.lemma in ("refuse", "decline")

    def is_condition(self, verb: int) -> bool:
        """Whether it stands under "if" or "whether", or in a question."""
        n = verb
        for _ in range(_HIGHEST_IF):
            if any(self._tokens[c].text.lower() in ("if", "whether", "unless") for c in self._clauses.children(n)):
                return True
            if self._tokens[n].head == n:
                break
            n = self._tokens[n].head
        return any(self._tokens[c].text == "?" for c in self._clauses.children(n))

    def is_nobody(self, n: int) -> bool:
        """Whether a word stands for nobody who could have evidence or vouch for having seen it ("viewers", "the study")."""
        token = self._tokens[n]
        if n in self._named or token.lemma in ("which", "that"):
            return False
        return token.lemma in self._words["nobody"] or token.text.lower() in self._words["nobody"]

    def is_office(self, n: int | None) -> bool:
        """Whether a noun names somebody who sees evidence by office."""
        return n is not None and self._tokens[n].lemma in _OFFICES
