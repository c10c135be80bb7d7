"""Stories: which reports tell of one happening, and which happenings are one chain. Types and pure rules."""
