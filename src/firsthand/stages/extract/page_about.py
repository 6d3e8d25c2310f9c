"""What a web page says of itself: title, outlet, author, address, and its date, with zone and precision as written."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping

from lxml import etree

from firsthand.model.document import About
from firsthand.text.fields import escape_surrogates

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "citation_title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "pubdate",
        "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
        "article.published", "publication_date", "publish-date", "date", "citation_publication_date"),
    "url": ("og:url", "twitter:url"),
    "author": ("author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
               "sailthru.author", "citation_author"),
}
"""Names of a page's meta tags for each of our fields, in order of preference, lower case."""

_ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "analysisnewsarticle",
             "opinionnewsarticle", "report", "pressrelease", "webpage")
_MOST_NODES = 5_000
"""How many values of a page's embedded data are looked at. No trial: articles have below 500."""


def read_page_about(root: etree._Element) -> About:
    """A page's tree in, what its own meta tags and embedded data say of it out, dates as written.

    Embedded data (schema.org) goes before meta tags where a date is concerned: its `datePublished` is never the moment of saving.
    """
    tags: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = _clean(node.get("content"))
        if name and content:
            tags.setdefault(name, content)
    found = {key: next((tags[name] for name in names if name in tags), None) for key, names in _META.items()}
    if (found["author"] or "").startswith(("http:", "https:")):
        found["author"] = tags.get("author")
    embedded = _read_embedded(root)
    found = {key: value or embedded.get(key) for key, value in found.items()}
    found["published"] = (
        tags.get("article:published_time") or embedded.get("published") or found["published"] or _first_time(root))
    found["title"] = found["title"] or _first_words(root, "h1") or _first_words(root, "title")
    found["url"] = found["url"] or _canonical(root)
    return About(**found)


def _first_time(root: etree._Element) -> str | None:
    """A page's tree in, the one moment that it marks as its publication out."""
    for node in root.iter("time"):
        if node.get("pubdate") is not None or (node.get("itemprop") or "").lower() == "datepublished":
            return _clean(node.get("datetime")) or _clean(node.text_content())
    return None


def _canonical(root: etree._Element) -> str | None:
    for node in root.iter("link"):
        if (node.get("rel") or "").lower() == "canonical":
            return _clean(node.get("href"))
    return None


def _first_words(root: etree._Element, tag: str) -> str | None:
    node = next(root.iter(tag), None)
    return None if node is None else _clean(node.text_content())


def _read_embedded(root: etree._Element) -> dict[str, str]:
    """A page's tree in, what its schema.org data say of the article out."""
    found: dict[str, str] = {}
    for record in _articles(root):
        for key, value in (
            ("title", record.get("headline") or record.get("name")),
            ("published", record.get("datePublished")),
            ("outlet", record.get("publisher")),
            ("author", record.get("author")),
            ("url", record.get("url")),
        ):
            words = _name(value)
            if words:
                found.setdefault(key, words)
    return found


def _articles(root: etree._Element) -> Iterator[Mapping[str, object]]:
    """A page's tree in, the embedded records that describe an article out, the nearest to the top first."""
    for node in root.iter("script"):
        if (node.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            waiting: deque[object] = deque([json.loads(node.text or "")])
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                kinds = value.get("@type")
                names = [str(k).lower() for k in (kinds if isinstance(kinds, list) else [kinds])]
                if set(names) & set(_ARTICLES):
                    yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _name(value: object) -> str | None:
    """A value of embedded data in, its words out: of several authors all, of a thing its name."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Mapping):
        name = value.get("name")
        return _clean(name) if isinstance(name, str) else None
    if isinstance(value, list):
        names = [_name(v) for v in value[:20] if not isinstance(v, list)]
        return ", ".join(n for n in names if n) or None
    return None


def _clean(words: str | None) -> str | None:
    """Words in, the same without needless space out; None where there are none."""
    return escape_surrogates(" ".join((words or "").split())) or None
