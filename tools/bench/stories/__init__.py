"""How well reports are joined into events and stories, on days that nothing was learnt or tuned on."""
