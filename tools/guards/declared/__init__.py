"""The declared guards, a file a room."""

from tools.guards.declared.alerts import ALERTS
from tools.guards.declared.archive import ARCHIVE
from tools.guards.declared.banks import BANKS
from tools.guards.declared.base import BASE
from tools.guards.declared.board_parsers import BOARD_PARSERS
from tools.guards.declared.calendar import CALENDAR
from tools.guards.declared.cards import CARDS
from tools.guards.declared.composition import COMPOSITION
from tools.guards.declared.export import EXPORT
from tools.guards.declared.feeds import FEEDS
from tools.guards.declared.fetching import FETCHING
from tools.guards.declared.language_models import LANGUAGE_MODELS
from tools.guards.declared.markets import MARKETS
from tools.guards.declared.nepali import NEPALI
from tools.guards.declared.news import NEWS
from tools.guards.declared.news_kinds import NEWS_KINDS
from tools.guards.declared.news_stores import NEWS_STORES
from tools.guards.declared.pages import PAGES
from tools.guards.declared.pushes import PUSHES
from tools.guards.declared.rates import RATES
from tools.guards.declared.rates_days import RATES_DAYS
from tools.guards.declared.rates_sources import RATES_SOURCES
from tools.guards.declared.read_side import READ_SIDE
from tools.guards.declared.rule_notices import RULE_NOTICES
from tools.guards.declared.search import SEARCH
from tools.guards.declared.stories import STORIES

NEWSROOM = (*NEWS, *NEWS_KINDS, *NEWS_STORES, *FEEDS)
GUARDS = (
    *(*BASE, *NEPALI, *EXPORT, *FETCHING, *RATES, *RATES_DAYS, *RATES_SOURCES, *MARKETS, *BANKS, *BOARD_PARSERS),
    *(*NEWSROOM, *CALENDAR, *READ_SIDE, *SEARCH, *RULE_NOTICES, *STORIES, *LANGUAGE_MODELS, *ARCHIVE, *CARDS),
    *(*ALERTS, *PUSHES, *PAGES, *COMPOSITION),
)
