"""The web client: each page as HTML made of the API's own answers, in Nepali and English. Pure; it reads no table."""
