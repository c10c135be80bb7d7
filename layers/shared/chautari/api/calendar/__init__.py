"""The calendar's answers, each from the almanacs of its BS years as they are stored. Loaded when one is asked for."""
