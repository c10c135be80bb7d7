"""The drill of timelines: several market days of words, copies, slips and outages, played at the sources' poll times.

`make drill-time` plays cases of SEED; what each serves at every moment is compared with what the authority had said.
"""
