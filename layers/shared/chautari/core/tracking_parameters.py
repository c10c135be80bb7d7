"""Tracking parameters: query parameters that identify where a visitor came from and never select the content.

A module of its own, without imports of the package: the read function loads it only for a query with unknown names.
"""

import re

# https://en.wikipedia.org/wiki/UTM_parameters and the click ids of advertising networks and mailers.
NAMES = re.compile(
    r"utm_.*|at_.*|ns_.*|mc_[ce]id|fb_.*|_hs.*|hsa_.*|pk_.*|mtm_.*|oly_.*|.*clk?id|gbraid|wbraid|_g[al]|igsh(id)?|mibextid"
    r"|mkt_tok|s_cid|cmpid|ocid|xtor|vero_id|ref|ref_(src|url)|referrer|spm|srsltid|soc_src|soc_trk|replytocom|rdid"
    r"|share_url|__twitter_impression|feature_share|sharetype",
    re.IGNORECASE,
)


def is_tracking(name: str) -> bool:
    """Whether `name` is a well-known tracking parameter."""
    return NAMES.fullmatch(name) is not None
