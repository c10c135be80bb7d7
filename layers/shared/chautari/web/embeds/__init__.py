"""What other sites show of ours: small documents for frames, badges, and the lines that are copied into a page."""
