"""Words by which a report tells what became of something that was to come. Own compilation, from reading how news follows up.

Lists of forms and bases in small letters; `happenings` reads them. Which verbs tell one thing in other words stands in `GROUPS`.
"""

from __future__ import annotations

from collections.abc import Mapping

MODALS = frozenset({
    "will", "would", "shall", "should", "must", "may", "might", "could", "can", "cannot", "'ll", "to", "wo", "ca",
})  # fmt: skip
"""Words that put a verb as to come, or as only possible."""
SURE = frozenset({"will", "would", "shall", "'ll", "to", "wo"})
"""Those of them that put it as to come."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "got"})
HAVE = frozenset({"has", "have", "had", "'ve", "having"})
DO = frozenset({"did", "do", "does"})
PAST_HELPERS = frozenset({"was", "were", "been", "has", "have", "had", "'ve", "did", "got"})
NEGATIONS = frozenset({"not", "n't", "never", "nor"})
NONE = frozenset({"no", "none", "nothing", "nobody", "neither", "hardly"})
"""Words that turn what follows them as the subject: "no list was published"."""
FAILING = frozenset({"fail", "refuse", "neglect", "decline", "omit"})
"""Verbs after which "to do" says that it was not done."""
ADVERBS = frozenset({
    "yet", "still", "now", "already", "finally", "also", "only", "just", "since", "then", "even", "again", "officially",
    "formally", "eventually", "quietly", "fully", "ever", "so", "thus", "far", "duly", "both", "all", "first", "later",
    "today", "yesterday", "at", "last", "in", "fact", "simply", "publicly", "actually",
})  # fmt: skip
"""Words that may stand between a verb and what helps it; those in -ly may too."""
ARTICLES = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "our", "my", "this", "that", "these", "those", "every", "each", "all",
})  # fmt: skip
DEFINITE = (ARTICLES - {"a", "an"}) | {"no", "none", "neither"}
PRONOUNS = frozenset({
    "it", "they", "them", "he", "she", "we", "i", "you", "him", "her", "us", "this", "these", "so", "who", "which", "that",
})  # fmt: skip
RELATIVES = frozenset({"which", "that", "who", "whom"})
BREAKS = frozenset({
    "that", "which", "who", "when", "while", "after", "before", "because", "as", "if", "although", "though", "since", "until",
    "till", "but", "whose", "where", "unless", "whether", "without", "despite", "once", "and", "or",
})  # fmt: skip
"""Words at which a phrase ends."""
DOUBTS = frozenset({
    "if", "unless", "whether", "before", "until", "till", "once", "should",
})  # fmt: skip
"""Words that open a clause which does not say that a thing was done."""
PREPOSITIONS = frozenset({
    "on", "in", "at", "by", "to", "for", "from", "of", "with", "into", "over", "under", "about", "through", "during", "within",
    "against", "between", "among", "near", "off", "onto", "towards", "toward", "beside", "below", "above",
})  # fmt: skip
LONG_AGO = (
    "last year", "last month", "last decade", "last spring", "last summer", "last autumn", "last winter", "previously",
    "years ago", "months ago", "year ago", "in the past", "decades ago", "earlier this year", "the year before", "for years",
    "every year", "each year", "every month", "once before",
)  # fmt: skip
"""Words that put what was done at another time than the one in question."""
OTHER = frozenset({
    "another", "other", "others", "separate", "different", "second", "third", "fourth", "interim", "draft", "partial",
    "preliminary", "previous", "similar", "some", "half", "part", "parts", "most", "few", "several", "summary", "extract",
    "extracts", "excerpt", "excerpts", "former", "old", "older", "next", "new", "one", "two", "additional", "further", "own",
    "version", "rival", "fresh", "first", "latest", "final", "copy", "unrelated", "quarterly", "annual", "monthly", "weekly",
})  # fmt: skip
"""Words that make another thing, or a part of it, of one with the same name."""
PLAIN = frozenset({
    "a", "an", "the", "of", "on", "in", "at", "by", "to", "for", "from", "with", "into", "over", "under", "about", "through",
    "during", "within", "against", "between", "among", "near", "off", "onto", "and", "or", "but", "as", "its", "their", "his",
    "her", "our", "my", "this", "that", "these", "those", "it", "they", "them", "he", "she", "we", "i", "you", "him", "us",
    "who", "which", "what", "all", "both", "each", "every", "any", "is", "are", "was", "were", "be", "been", "being", "am",
    "has", "have", "had", "do", "did", "does", "will", "would", "shall", "should", "must", "may", "might", "could", "can",
    "not", "never", "no", "yet", "still", "now", "already", "also", "only", "just", "so", "than", "then", "there", "here",
    "when", "while", "after", "before", "until", "since", "if", "because", "more", "very", "too", "such", "same", "day",
    "days", "week", "weeks", "month", "months", "year", "years", "morning", "afternoon", "evening", "night", "noon",
    "midnight", "today", "tomorrow", "yesterday", "time", "date", "hour", "hours", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december", "spring", "summer", "autumn", "winter", "end", "start", "early", "late",
    "mid", "beginning", "middle", "next", "last", "coming", "say", "said", "says", "tell", "told", "spokesman", "spokeswoman",
    "spokesperson", "according", "added", "statement", "announce", "announced", "official", "officials", "authority",
    "authorities", "promise", "promised", "promises", "pledge", "pledged", "vow", "vowed", "plan", "planned", "plans",
    "expect", "expected", "due", "schedule", "scheduled", "set", "deadline", "latest", "earliest", "least", "finally", "soon",
    "shortly", "later", "earlier", "again", "ago", "one", "people", "public", "publicly", "place", "took", "effect", "out",
    "up", "down", "forward", "back", "away", "far",
})  # fmt: skip
"""Words that tell nothing of what a thing is, nor of whom it is."""
AGENTS = frozenset({
    "government", "state", "it", "they", "he", "she", "we", "official", "officials", "authority", "authorities", "spokesman",
    "spokeswoman",
})  # fmt: skip
"""Whoever acts under these words may be anybody who was to act."""
GROUPS: tuple[frozenset[str], ...] = tuple(frozenset(line.split()) for line in (
    "publish release issue unveil disclose print",
    "hold happen occur stage",
    "open begin start launch commence resume reopen restart",
    "end finish complete conclude",
    "hand deliver submit present surrender give turn",
    "sign initial",
    "pay compensate repay reimburse",
    "repair mend fix restore rebuild",
    "close shut",
    "leave withdraw quit vacate",
    "free release",
    "arrive reach land come",
    "return",
    "remove clear dismantle demolish",
    "build erect construct",
    "replace swap",
    "restore reconnect",
    "name appoint",
    "send dispatch",
    "reveal publish disclose",
    "answer reply respond",
    "report publish submit",
    "decide rule",
    "vote",
))  # fmt: skip
"""Verbs, by their bases, of which one tells what another promised."""
HAPPEN = frozenset({
    "hold", "happen", "occur", "stage", "open", "begin", "start", "commence", "take place", "go ahead", "end", "conclude",
})  # fmt: skip
"""Verbs that tell that something which was set for a day came."""
DUE_TOO = frozenset({"make", "pay", "deliver", "arrive", "publish", "submit", "file", "appear", "present"})
"""Verbs that tell it of a thing that was due: a payment, a report."""
IRREGULAR: Mapping[str, str] = {
    "freed": "free", "freeing": "free", "agreed": "agree", "guaranteed": "guarantee", "decreed": "decree",
}  # fmt: skip
"""Forms whose base no ending tells, beside those of the lexicon of paraphrase."""
UN_VERBS = frozenset({
    "unload", "unlock", "unveil", "uncover", "unfold", "unite", "undo", "untie", "unpack", "unseat", "unearth", "undertake",
    "unify", "understand", "unwind", "unroll", "unplug", "undermine", "undergo", "unleash", "unblock", "underline",
})  # fmt: skip
"""Verbs that open with "un" and say that something is done."""
LEFT = frozenset({"remain", "stay", "is", "are", "was", "were", "still", "left", "go", "lie"})
"""Words before "unpaid", "unpublished" and the like: it was not done."""
SET = frozenset({"schedule", "set", "due", "plan", "expect", "slate", "book", "fix", "time"})
PUT_OFF = frozenset({"postpone", "delay", "defer", "adjourn", "reschedule", "suspend", "extend"})
"""Verbs that put a thing at another day by themselves; `PUT_OFF_WITH` need the word beside them."""
PUT_OFF_WITH: Mapping[str, frozenset[str]] = {
    "put": frozenset({"off", "back"}), "push": frozenset({"back"}), "bring": frozenset({"forward"}), "hold": frozenset({"over"}),
    "move": frozenset({"to", "from", "back", "forward"}), "shift": frozenset({"to", "from"}), "set": frozenset({"back"}),
}  # fmt: skip
CALLED_OFF = frozenset({"cancel", "scrap", "shelve", "abandon", "drop", "axe"})
CALLED_OFF_WITH: Mapping[str, frozenset[str]] = {"call": frozenset({"off"})}
HAPPEN_WITH: Mapping[str, frozenset[str]] = {"take": frozenset({"place", "effect"}), "go": frozenset({"ahead"})}
RECURRING = frozenset({
    "meet", "vote", "hold", "hear", "sit", "play", "return", "visit", "gather", "convene", "speak", "travel", "talk",
    "discuss", "happen", "occur", "stage", "pay", "sail", "run", "arrive", "come", "leave", "march", "strike",
})  # fmt: skip
"""Verbs of what comes again and again: another day for it need not be the same one, moved."""
CHANGED = frozenset({"now", "instead", "rather", "originally", "later", "rescheduled", "postponed", "delayed", "not"})
"""Words by which another day for one thing is told as a change."""
WITH_OBJECT = frozenset({
    "rule", "decide", "vote", "report", "agree", "speak", "talk", "negotiate", "debate", "consult", "look", "inquire", "act",
    "work",
})  # fmt: skip
"""Verbs whose object follows "on" and the like."""
LEADS_TO_OBJECT = frozenset({"on", "upon", "about", "into", "over"})
PARTICLES = frozenset({"out", "over", "up", "off", "back", "forward", "ahead", "down", "away", "apart"})
"""Words that go with a verb and stand between it and its object."""
VAGUE_VERBS = frozenset({
    "be", "have", "do", "get", "make", "go", "come", "take", "see", "say", "need", "seem", "become", "let", "keep", "try",
})  # fmt: skip
"""Verbs that tell too little of what was to come."""
