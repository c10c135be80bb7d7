"""What makes a phone keep the site: the manifest of its home screen, the workers that keep pages and show alerts."""

import hashlib
import json
import re
from pathlib import Path

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.web import layout
from chautari.web.head import THEMES
from chautari.web.locales import Locale

SCRIPT = Path(layout.__file__).parent / "data" / "kept-pages.js"
PUSH_SCRIPT = SCRIPT.with_name("push-worker.js")
ICONS = (
    {"file": "icon-192.png", "sizes": "192x192", "type": "image/png"},
    {"file": "icon-512.png", "sizes": "512x512", "type": "image/png"},
    {"file": "icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    {"file": "icon.svg", "sizes": "any", "type": "image/svg+xml"},
)
# Comments and indentation, which the browser of a phone need not fetch.
_WITHOUT_READING = re.compile(r"(?:^//.*)?\n\s*")
SHORTCUTS = ("metals", "forex", "calendar", "news")
HEADERS = {"Cache-Control": "public, max-age=3600"}
# A worker's own policy holds for what it asks: pages of ours and nothing else.
SCRIPT_HEADERS = {"Cache-Control": "no-cache", "Content-Security-Policy": "default-src 'none'; connect-src 'self'"}


def manifest(request: Request) -> Reply:
    """https://www.w3.org/TR/appmanifest/, in one language; both are one installed application."""
    lang = Locale(request.values["lang"])
    home = f"/{lang.code}"
    value = {
        "id": "/",
        "name": f"{lang.say('site')}: {lang.say('tagline')}",
        "short_name": lang.say("site"),
        "description": lang.say("tagline"),
        "lang": lang.code,
        "dir": "ltr",
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "background_color": THEMES["light"],
        "theme_color": THEMES["light"],
        "icons": [_icon(icon) for icon in ICONS],
        "shortcuts": [{"name": lang.say(part), "url": f"{home}{layout.PLACES[part]}"} for part in SHORTCUTS],
    }
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(body, responses.tag_of(body), "application/manifest+json", headers=HEADERS)


def kept_pages(request: Request) -> Reply:
    """The service worker, which keeps pages under a name that changes with it."""
    text = _brief(SCRIPT)
    version = hashlib.sha256(text.encode()).hexdigest()[:10]
    return _script(text.replace("VERSION", version))


def push_worker(request: Request) -> Reply:
    """The service worker of alerts, which only who subscribes fetches: its scope has no pages."""
    return _script(_brief(PUSH_SCRIPT))


def _brief(script: Path) -> str:
    return _WITHOUT_READING.sub("\n", script.read_text(encoding="utf-8")).lstrip()


def _script(text: str) -> Reply:
    body = text.encode()
    return Reply(body, responses.tag_of(body), "text/javascript; charset=utf-8", headers=SCRIPT_HEADERS)


def _icon(icon: dict[str, str]) -> dict[str, str]:
    about = {name: value for name, value in icon.items() if name != "file"}
    return {"src": layout.ASSETS[icon["file"]], **about}
