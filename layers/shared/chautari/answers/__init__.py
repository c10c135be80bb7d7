"""What is said of a rate, in the shapes of the API.

Pure: days of a series in, plain JSON values out; amounts are texts.
"""
