"""The mutation drill: recorded answers are changed as pages really change, and wrong numbers that come out are counted.

`make drill`. Nothing of what a function runs imports it.
"""
