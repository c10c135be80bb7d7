"""The read side: declarations of the endpoints, and answers from the table. Imports nothing that scrapes or writes."""
