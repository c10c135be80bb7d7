"""What is said of rates and of the calendar, in the shapes of the API.

Pure: days of a series or an almanac in, plain JSON values out; amounts are texts.
"""
