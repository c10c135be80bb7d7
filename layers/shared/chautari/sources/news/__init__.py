"""Every outlet that is read for news, one file each."""
