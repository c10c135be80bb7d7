"""Types and pure rules of markets: what a market is, a board and its readings, how a board is judged."""
