"""Small feeds in the shapes that Nepal's outlets send, and the parts that they are made of."""

from chautari.news import feeds
from chautari.news.model.source import FeedEntry

URL = "https://outlet.example/section/feed"
RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"{attributes}><channel><title>Outlet</title>{body}'
    "</channel></rss>"
)

WORDPRESS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
  <title>खबर</title><link>https://outlet.example</link>
  <atom:link href="https://outlet.example/feed" rel="self"/><atom:link rel="hub" href="https://hub.example/"/>
  <sy:updatePeriod>
    hourly </sy:updatePeriod><sy:updateFrequency> 2 </sy:updateFrequency>
  <image><url>https://outlet.example/logo.png</url><title>Outlet</title><link>https://outlet.example</link></image>
  <item><title>कोशीमा मन्त्री छान्दै, &#8216;आजै&#8217; शपथ</title>
    <link>https://outlet.example/2026/08/1997729/koshi</link><dc:creator><![CDATA[अनलाइन &amp; टोली]]></dc:creator>
    <pubDate>Mon, 17 Aug 2026 04:46:57 +0000</pubDate><category><![CDATA[विशेष]]></category>
    <category><![CDATA[कोशी प्रदेश]]></category><category><![CDATA[विशेष]]></category>
    <guid isPermaLink="false">https://outlet.example/?p=1997729</guid>
    <description><![CDATA[<p>१ भदौ, विराटनगर । मन्त्री छानिँदै&nbsp;छन्</p><p>दोस्रो [&hellip;]</p>]]></description>
    <content:encoded><![CDATA[<p><img width="1" height="1" src="https://count.example/x.gif"/>
      <img src="/media/a.jpg?w=9&amp;h=8"/>केही छोटो</p>]]></content:encoded>
    <image>https://outlet.example/thumb.jpg</image></item></channel></rss>"""

MALFORMED = (
    '<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0"><channel><title>Post</title><item>'
    "<title> Q&A: Tom & Jerry's 5 < 6</title><link>https://outlet.example/politics/2026/08/17/q-a?x=1&copy=2</link>"
    "<description>AT&T&nbsp;says \u201cno\u201d</description></item></channel></rss>"
)

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://outlet.example/blog/"><title>B</title>
  <entry xml:base="2026/"><title type="text">Tags: &lt;b&gt; and AT&amp;amp;T</title><link href="first.html"/>
    <id>tag:outlet.example,2026:1</id><updated>2026-08-17T10:00:00+05:45</updated>
    <summary type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</summary><author><name>Ram</name></author></entry>
  <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Two <em>words</em></div></title>
    <link rel="enclosure" type="image/png" href="/p.png"/><link rel="alternate" href="/second"/>
    <published>2026-08-16T10:00:00Z</published><updated>2026-08-17T10:00:00Z</updated></entry></feed>"""


def rss(*items: str, attributes: str = "") -> str:
    return RSS.format(attributes=attributes, body="".join(f"<item>{item}</item>" for item in items))


def item(title: str = "T", link: str = "https://outlet.example/a", more: str = "") -> str:
    return f"<title>{title}</title><link>{link}</link>{more}"


def read(text: str | bytes, content_type: str = "application/rss+xml") -> feeds.ParsedFeed:
    return feeds.read(text if isinstance(text, bytes) else text.encode(), content_type, URL)


def only(text: str | bytes, content_type: str = "application/rss+xml") -> FeedEntry:
    (entry,) = read(text, content_type).entries
    return entry
