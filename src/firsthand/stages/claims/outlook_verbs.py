"""How what happens at a date is put forward, by the verb or noun that it hangs on: tokens in, an `OutlookKind` or nothing out."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.outlook import OutlookKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.spans import Clauses

_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_WOULD = frozenset({"would", "'d", "’d"})
_SHOULD = frozenset({"should"})
_MUST = frozenset({"must", "need", "ought"})
_MAY = frozenset({"may", "might", "could", "can"})
_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_NOW = ("VBZ", "VBP")
_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
_NAMING = ("compound", "nmod", "amod", "poss", "nummod")
_SET = frozenset({"schedule", "set", "due", "slate", "time", "book", "fix", "plan", "expect", "bill", "pencil", "earmark"})
_MEANT = frozenset({
    "plan", "expect", "intend", "hope", "aim", "mean", "propose", "want", "project", "wait", "prepare", "look", "seek", "bid",
    "intention", "proposal", "ambition", "target", "try", "wish", "decide", "decision", "estimate",
})  # fmt: skip
_PROMISED = frozenset({
    "promise", "vow", "pledge", "undertake", "agree", "commit", "swear", "offer", "guarantee", "commitment", "agreement",
    "undertaking", "deal", "threaten", "threat",
})  # fmt: skip
_ORDERED = frozenset({
    "order", "require", "ask", "tell", "have", "need", "oblige", "instruct", "direct", "urge", "allow", "enable", "schedule",
    "set", "due", "slate", "time", "be", "give", "invite", "call", "summon", "deadline", "force",
})  # fmt: skip
_LIKELY = frozenset({"likely", "probably", "possibly", "perhaps", "maybe", "unlikely", "bound", "forecast", "predict"})
_PUT_OFF = frozenset({
    "postpone", "adjourn", "delay", "reschedule", "extend", "defer", "push", "move", "put", "call", "announce", "bring", "set",
    "prolong", "give", "have", "fix", "summon", "invite", "renew", "remand", "ban", "suspend",
})  # fmt: skip
"""Verbs that put something at another day even in the past tense, where "to", "until" or "for" leads to it."""
_TO_A_DAY = frozenset({"to", "until", "till", "for", "through"})
_AT_LATEST = frozenset({"by", "before", "within", "until", "till"})
_PASSING = frozenset({
    "after", "before", "since", "during", "ahead", "of", "until", "till", "in", "at", "from", "with", "over", "about",
})  # fmt: skip
_CONDITIONS = frozenset({"when", "before", "after", "until", "till", "as", "if", "unless", "since", "once", "while", "whether"})
_AS_SOON = frozenset({"when", "once"})
"""Words after which the present tense tells of what is to come, where the main clause does ("will end when lists are out")."""
_DOUBTS = frozenset({"if", "unless", "whether"})
_TOLD = ("ccomp", "acl", "relcl")
_CARRIED = ("conj", "xcomp", "pcomp", "acomp", "oprd", "ccomp", "dep")
_HIGHEST = 12
"""Steps from a date to what it hangs on; longer ways are slips of the parser."""


class Outlook:
    """The tokens of one document, read for what is to come.

    Args:
        reading: With tokens.
        clauses: Of the same.
    """

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self._text = reading.document.text
        self._is_dated = reading.document.published is not None
        self._tokens = reading.tokens
        self._clauses = clauses

    def words(self, span: Span) -> str:
        """The words at a place."""
        return span.of(self._text)

    def before(self, span: Span) -> str:
        """The few words before a place."""
        return self._text[max(0, span.start - 20) : span.start]

    def kind_at(self, date: Span, within: Span, *, is_ahead: bool, is_told: bool) -> OutlookKind | None:
        """How what happens at a date is put forward; None where it is not to come.

        Args:
            date: Where the date stands.
            within: The assertion that holds it.
            is_ahead: The date is known to lie after the day of publication.
            is_told: Somebody is credited: "would" tells of what is to come, and of no condition.
        """
        held = self._clauses.within(date)
        if not held:
            return None
        if not self._clauses.has_verb(within):
            is_day = any(self._tokens[n].pos == "NUM" or self._tokens[n].text[:1].isdigit() for n in held)
            return OutlookKind.SCHEDULE if is_day and self._is_dated and is_ahead else None
        at = next((n for n in held if self._tokens[n].head not in held), held[-1])
        lead = self._lead(at)
        is_subject = self._tokens[at].dep in ("nsubj", "nsubjpass")  # "Friday was booked"
        event: int | None = None
        for _ in range(_HIGHEST):
            above = self._tokens[at].head
            if above == at:
                return None
            if self._tokens[at].dep in _NAMING and self._tokens[above].pos in _NOMINAL:
                return None  # "the November vote": a known event, mentioned
            at = above
            token = self._tokens[at]
            if token.pos in _VERBAL or token.lemma == "due" or self._helpers(at):
                if event is not None:
                    return self._of_event(at, event, lead=lead, is_told=is_told)
                return None if is_subject else self._of_verb(at, date, lead=lead, is_ahead=is_ahead, is_told=is_told)
            if token.pos in _NOMINAL:
                if event is not None and token.lemma not in _MEANT | _PROMISED:
                    event = at if self._tokens[event].dep in ("compound", "conj", "appos") else -1
                event = at if event is None else event
        return None

    def _lead(self, at: int) -> str:
        """The preposition that leads to a date ("by", "on"); empty where none does."""
        above = self._tokens[self._tokens[at].head]
        lead = above.lemma if above.pos in ("ADP", "SCONJ", "PART") else ""
        return lead or (self._tokens[at - 1].lemma if at and self._tokens[at - 1].pos == "ADP" else "")

    def _of_event(self, verb: int, event: int, *, lead: str, is_told: bool) -> OutlookKind | None:
        """A verb and the noun below it whose date it is ("will hold a vote on Sunday") in; None where that is only mentioned."""
        if event < 0:
            return None
        token = self._tokens[event]
        if token.dep in ("pobj", "pcomp"):
            preposition = self._tokens[token.head]
            if preposition.lemma in _PASSING or preposition.head != verb:
                return None
            return self._of_clause(verb, is_told=is_told) if self._is_set(verb) or preposition.lemma == "for" else None
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "appos", "npadvmod"):
            return None
        if self._tokens[verb].lemma in _PUT_OFF and lead == "for":
            return OutlookKind.SCHEDULE
        return self._of_clause(verb, is_told=is_told)

    def _is_set(self, verb: int) -> bool:
        token = self._tokens[verb]
        return token.lemma == "due" or (token.lemma in _SET and token.tag in ("VBN", "JJ"))

    def _of_verb(self, verb: int, date: Span, *, lead: str, is_ahead: bool, is_told: bool) -> OutlookKind | None:
        """The verb that a date hangs on in; how what it tells is put forward out."""
        token = self._tokens[verb]
        if self._is_condition(verb):
            return self._of_plan(verb, is_told=is_told) if self._opens_with(verb, _AS_SOON) and self._is_now(verb) else None
        found = self._of_clause(verb, is_told=is_told)
        if found is not None:
            return found
        for n in self._clauses.children(verb):
            child = self._tokens[n]
            is_of_it = lead in _AT_LATEST or child.span.start < date.start or token.lemma == "be"
            if child.dep == "xcomp" and child.tag == "VB" and is_of_it:
                return self._of_infinitive(token.lemma) if self._is_present(verb) or lead in _AT_LATEST or is_ahead else None
        helpers = self._helpers(verb)
        if token.lemma in _PUT_OFF and lead in _TO_A_DAY and "had" not in helpers:
            return OutlookKind.SCHEDULE
        is_progressive = token.tag == "VBG" and bool(helpers & _IS)
        is_present = self._is_present(verb) and not helpers & {"have", "has"}
        if is_ahead and (is_present or is_progressive):
            return OutlookKind.SCHEDULE
        return self._of_plan(verb, is_told=is_told) if is_present or helpers & _IS else None

    def _of_plan(self, verb: int, *, is_told: bool) -> OutlookKind | None:
        """A verb in the present tense in; how what it is part of is put forward ("plans to move, when the lists are out") out."""
        for _ in range(_HIGHEST):
            above = self._tokens[verb].head
            if above == verb:
                return None
            verb = above
            token = self._tokens[verb]
            if token.pos in _VERBAL:
                is_meant = token.lemma in _MEANT | _PROMISED and self._is_present(verb)
                return self._of_infinitive(token.lemma) if is_meant else self._of_clause(verb, is_told=is_told)
        return None

    def _is_present(self, verb: int) -> bool:
        return self._tokens[verb].tag in _NOW

    def _is_now(self, verb: int) -> bool:
        """Whether a verb or what helps it is in the present tense."""
        return self._is_present(verb) or bool(self._helpers(verb) & _IS)

    def _opens_with(self, verb: int, words: frozenset[str]) -> bool:
        """Whether the clause of a verb opens with one of some words."""
        below = (self._tokens[n] for n in self._clauses.children(verb))
        return any(t.dep in ("mark", "advmod") and t.lemma in words for t in below)

    def _is_condition(self, verb: int) -> bool:
        """Whether a verb stands in a clause that only says when or whether ("before it opens on", "if it is paid by")."""
        return self._opens_with(verb, _CONDITIONS if self._tokens[verb].dep == "advcl" else _DOUBTS)

    def _helpers(self, verb: int) -> set[str]:
        """The words that help a verb, with those that help its helpers, as the parser has some of them."""
        own = [n for n in self._clauses.children(verb) if self._tokens[n].dep in ("aux", "auxpass")]
        theirs = [n for helper in own for n in self._clauses.children(helper) if self._tokens[n].dep in ("aux", "auxpass")]
        return {self._tokens[n].text.lower() for n in (*own, *theirs)}

    def _of_clause(self, verb: int, steps: int = 0, *, is_told: bool) -> OutlookKind | None:
        """A verb in; how what it tells is put forward, by its helpers and by what it is the complement of, out."""
        token, above = self._tokens[verb], self._tokens[self._tokens[verb].head]
        helpers = self._helpers(verb)
        below = [self._tokens[n] for n in self._clauses.children(verb)]
        is_coming = bool(helpers & _WILL) or (bool(helpers & _WOULD) and (is_told or token.dep in _TOLD))
        if is_coming and "have" not in helpers:
            if {t.text.lower() for t in below} & _LIKELY:
                return OutlookKind.FORECAST
            is_own = any(t.dep in ("nsubj", "nsubjpass") and t.text.lower() in ("i", "we") for t in below)
            return OutlookKind.PROMISE if is_own else OutlookKind.SCHEDULE
        if helpers & (_MAY | _SHOULD):
            is_past = "have" in helpers or ("could" in helpers and any(t.dep == "neg" for t in below))
            return None if is_past else OutlookKind.FORECAST
        if (helpers & _MUST and "have" not in helpers) or ("to" in helpers and helpers & {"has", "have"}):
            return OutlookKind.SCHEDULE
        if self._is_set(verb) and "had" not in helpers:
            return OutlookKind.SCHEDULE if token.lemma not in ("plan", "expect") else OutlookKind.PLAN
        if token.head == verb or steps > _HIGHEST:
            return None
        if "to" in helpers:
            found = self._of_infinitive(above.lemma)
            return found or (self._of_clause(token.head, steps + 1, is_told=is_told) if above.pos in _VERBAL else None)
        is_part = token.dep in _CARRIED and token.tag not in ("VBD", "VBZ", "VBP")
        return self._of_clause(token.head, steps + 1, is_told=is_told) if is_part and above.pos in _VERBAL else None

    @staticmethod
    def _of_infinitive(lemma: str) -> OutlookKind | None:
        """What an infinitive is put forward as, by the word that it hangs on."""
        kinds: Sequence[tuple[frozenset[str], OutlookKind]] = (
            (_PROMISED, OutlookKind.PROMISE), (_LIKELY, OutlookKind.FORECAST), (_MEANT, OutlookKind.PLAN),
            (_ORDERED, OutlookKind.SCHEDULE),
        )  # fmt: skip
        return next((kind for words, kind in kinds if lemma in words), None)
