"""The wording of support: a sentence in; whether somebody in it finds plausible what others tell, by which words, out.

Every rule is a pattern over the words of lexicons/support.yaml. Whether anybody is credited with the sentence is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.lexicons import load
from firsthand.model.span import Span

# Characters before the words that support in which a "not" or an "if" turns them. No trial: a clause.
_BEFORE_CHARS = 60
# The same for words that deny a doubt: a "not" further away is of another clause. No trial.
_BEFORE_DOUBT_CHARS = 12
# Characters at the start of a sentence in which an "if" leaves all that follows open. No trial.
_OPENING_CHARS = 12
_NOT_UNLIKELY = re.compile(r"\bnot (?:implausible|improbable|far-fetched|incredible)\b", re.IGNORECASE)
_ONLY_IF = re.compile(r"[^.;]{0,3}\b(?:only if|enough|at all|when)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(r",\s|\bbut\b|\band\b|\bthat\b")
_QUOTED_APART = re.compile(r"[;:.“”\"]")
_TURNED_WITHIN = ("found_plausible", "known_elsewhere", "backed_up")
"""Rules whose pattern spans a clause, in which a "not" may stand."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Pieces that the patterns are put together from.

    Attributes:
        account: "The boy's account", "these allegations".
        of: What may follow it: "of the raid", "that the dam was mined".
        lists: Of the lexicon by name, each as one alternative after another.
    """

    account: str
    of: str
    lists: Mapping[str, str]


POINTER = r"(?:it|this|that|they|all of (?:it|this)|much of it)"
_VERB = r"(?:is|are|was|were|seems?|seemed|appears?|appeared|sounds?|sounded|looks?|looked|remains?|remained)"
_MAY = (
    r"(?:may|might|could|can|must|is likely to|are likely to|is probably|are probably|seems?|seemed|appears?|appeared|sounds?"
    r"|is very likely|may well|could well|might well|was probably)"
)
_MAY_BE = r"(?:may|could|might|can|must)(?: well)? be"
_CAUSES = r"the (?:injuries|wounds|details|damage|marks|craters|traces)"
_HAVE = (
    r"(?:ha(?:ve|s|d)|[’']ve|[’']d) "
    r"(?:also |now |already |long |itself |ourselves |recently |since |previously |indeed |often )?"
)
_HEAR = (
    r"(?:hear|hears|heard|see|sees|saw|receive|receives|received|documented|recorded|get|gets|know of|knows of|knew of)"
)
_MANY = r"(?:[\w-]+ ){0,4}?"


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Nothing in; each rule by name with its pattern, in the order in which they are tried, out."""
    lists = {name: "|".join(words) for name, words in load("support").items() if isinstance(words, list)}
    account = (
        r"(?:(?:the|this|that|these|those|his|her|their|its|such|both|all|most of the|much of the|our) )?"
        rf"(?:[\w’'-]+ ){{0,5}}?(?:{lists['accounts']})"
    )
    of = r"(?: (?:of|from|by|about|that|in|on|given by|made by) [^.;!?]{0,80}?)?"
    parts = _Parts(account, of, lists)
    told = (*_found_plausible(parts), *_known_elsewhere(parts), *_backed_up(parts), *_not_doubted(parts), *_similar_cases(parts))
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in told)


def _found_plausible(p: _Parts) -> tuple[tuple[str, str], ...]:
    """Such as "The account is credible", "it is plausible", "the claims could be accurate", "found the story convincing"."""
    between = rf"(?: (?:{p.lists['between']})){{0,3}}"
    sure, likely = p.lists["sure"], p.lists["likely"]
    either = f"{sure}|{p.lists['other']}"
    patterns = (
        rf"\b{p.account}{p.of},? (?:{_VERB}|{_MAY_BE}){between} (?:{either})\b",
        rf"\b{POINTER}(?:[’']s| {_VERB}| {_MAY_BE}){between} (?:{sure})\b",
        rf"\b(?:{p.account}{p.of}|{POINTER}),? {_MAY}(?: well)?{between} (?:{likely})\b(?! to | that )",
        rf"\b(?:{p.lists['found']}) (?:that )?(?:{p.account}{p.of}|{POINTER}|him|her|them){between} "
        rf"(?:to be |as )?(?:{either})\b",
        rf"\b(?:give|gives|gave|lend|lends|lent|attach|attaches|attached) credence to (?:{p.account})\b",
    )
    return tuple(("found_plausible", pattern) for pattern in patterns)


def _known_elsewhere(p: _Parts) -> tuple[tuple[str, str], ...]:
    """Such as "It is consistent with what we have seen", "the figures tally with our own", "it follows a pattern"."""
    agree, known = p.lists["agree"], p.lists["known"]
    subject = rf"(?:{p.account}{p.of}|{POINTER}|which|all this|{_CAUSES})"
    said = r"(?:described|told \w+|have described|has described|said they saw)"
    patterns = (
        rf"\b{subject},? (?:all |also |closely |clearly |largely |broadly |wholly )*(?:{agree}) (?:\w+ )?(?:{known})",
        rf"\b(?:{agree}) (?:the|these|those|his|her|their|this|that|our|its) (?:[\w’'-]+ ){{0,4}}?(?:{p.lists['versions']})\b",
        rf"\b(?:{POINTER}|{p.account}{p.of}) (?:fits?|echoe?s|mirrors?|is part of|are part of|falls? into|resembles?|recalls?)"
        rf" (?:in with |into )?(?:{known})",
        rf"\b(?:{POINTER}|{p.account}{p.of}) (?:follows?|followed|repeats?) "
        r"(?:a|the|this|that|our) (?:[\w-]+ ){0,3}patterns?\b",
        rf"\b(?:{agree}) (?:exactly )?what (?:the )?(?:[\w-]+ ){{1,4}}?{said}\b",
    )
    return tuple(("known_elsewhere", pattern) for pattern in patterns)


def _backed_up(p: _Parts) -> tuple[tuple[str, str], ...]:
    """Such as "The pictures bear out the account", "the claim was borne out by our interviews"."""
    not_before = "".join(rf"(?<!{word} )" for word in ("nor", "that", "which", "who", "would", "could", "to", "might", "may"))
    patterns = (
        rf"\b{p.account}{p.of} (?:is|are|was|were|has been|have been) (?:also |fully |partly )?"
        r"(?:backed up|borne out|corroborated|supported) by\b",
        rf"{not_before}\b(?:{p.lists['backing']}) (?!to |for |of )(?:{p.account})\b",
    )
    return tuple(("backed_up", pattern) for pattern in patterns)


def _not_doubted(p: _Parts) -> tuple[tuple[str, str], ...]:
    """Such as "We have no reason to doubt her", "the story rings true"."""
    patterns = (
        rf"\b(?:{p.lists['doubtless']})",
        rf"\bdo(?:es)? not (?:doubt|question|dispute) (?:{p.account}|{POINTER})\b",
    )
    return tuple(("not_doubted", pattern) for pattern in patterns)


def _similar_cases(p: _Parts) -> tuple[tuple[str, str], ...]:
    """Such as "We have heard similar stories", "comparable reports have reached us", "not the first such account"."""
    similar, cases, met = p.lists["similar"], p.lists["cases"], rf"{_HAVE}(?:{p.lists['met']})"
    heard = r"(?:heard?|receive[ds]?|seen?|saw|documented?|been told|come across|recorded)"
    patterns = (
        rf"\b{met} (?:of )?{_MANY}(?:{similar})(?:{cases})\b",
        rf"\b{met} (?:\w+ ){{0,3}}(?:{cases}) "
        r"(?:very )?(?:like|similar to|much like|just like) (?:this|these|it|them|that|those)\b",
        rf"\b(?:{similar})(?:{cases})(?: of [^.;]{{0,40}})? (?:have|had|has) (?:also |already |often |since )?"
        r"(?:reached|come|been|emerged|surfaced|turned up|arrived|appeared)\b",
        rf"\b(?:we|they|i|he|she|the \w+) (?:also |often |still |regularly )?{_HEAR} (?:of )?{_MANY}(?:{similar})(?:{cases})\b",
        rf"\bnot the first (?:time (?:that )?(?:we|they|i) (?:have |had |[’']ve )?{heard}"
        r"|(?:such )?(?:account|report|case|testimony|story|claim|allegation|complaint)s?)\b",
    )
    return tuple(("similar_cases", pattern) for pattern in patterns)


@cache
def _turns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Nothing in; the words that deny, and those that leave open, out."""
    lists = load("support")
    return (
        re.compile(rf"\b(?:{'|'.join(lists['turned'])})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(lists['supposed'])})\b", re.IGNORECASE),
    )


ACCOUNT = "account"
"""Among the triggers, the name of what is supported, which is no rule."""
NEED_ACCOUNT = frozenset({"backed_up", "found_plausible", "known_elsewhere", "similar_cases"})
"""Rules that see nothing where nothing stands that can be supported by name."""


@cache
def triggers() -> Mapping[str, frozenset[str]]:
    """Nothing in; lemmas, each with the rules that may see something where it stands, out."""
    found: dict[str, set[str]] = {}
    for rule, lemmas in load("support")["triggers"].items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(rule)
    return {lemma: frozenset(rules) for lemma, rules in found.items()}


def find_support(text: str, span: Span, rules: Collection[str] | None = None) -> tuple[str, Span] | None:
    """A text and a sentence of it in; the rule that sees support there, and by which words, out; None where there is none.

    Args:
        text: Of the document.
        span: Of the sentence.
        rules: Those that may see something there; None for all.
    """
    sentence = span.of(text)
    if "?" in sentence[-3:]:
        return None
    plain = sentence.replace("\n", " ").replace("\u00a0", " ")
    for name, pattern in _rules():
        if rules is not None and name not in rules:
            continue
        for match in pattern.finditer(plain):
            if not _is_turned(plain, match, name):
                return name, Span(span.start + match.start(), span.start + match.end())
    return None


def _is_turned(sentence: str, match: re.Match[str], rule: str) -> bool:
    """Whether what stands around or within the words that support denies them or leaves them open."""
    denies, supposes = _turns()
    before = _QUOTED_APART.split(sentence[max(0, match.start() - _BEFORE_CHARS) : match.start()])[-1]
    within = _NOT_UNLIKELY.sub("", match[0]) if rule in _TURNED_WITHIN else ""
    opening = sentence[: match.start()].split(",")[0][:_OPENING_CHARS]
    if any(supposes.search(part) for part in (within, before, opening)) or denies.search(within):
        return True
    if rule == "similar_cases":
        own = before[-_BEFORE_CHARS // 2 :]
    else:
        own = before[-_BEFORE_DOUBT_CHARS:] if rule == "not_doubted" else _OWN_CLAUSE.split(before)[-1]
    return denies.search(own) is not None or _ONLY_IF.match(sentence[match.end() :]) is not None
