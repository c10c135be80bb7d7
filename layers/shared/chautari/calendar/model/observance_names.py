"""Names of the kinds, communities and regions of observances, in both languages."""

KINDS = {
    "festival": {"ne": "पर्व", "en": "festival"},
    "new-year": {"ne": "नयाँ वर्ष", "en": "new year"},
    "jatra": {"ne": "जात्रा", "en": "procession"},
    "mela": {"ne": "मेला", "en": "fair"},
    "jayanti": {"ne": "जयन्ती", "en": "birthday"},
    "ekadashi": {"ne": "एकादशी", "en": "Ekadashi"},
    "purnima": {"ne": "पूर्णिमा", "en": "full moon"},
    "aunsi": {"ne": "औंसी", "en": "new moon"},
    "sankranti": {"ne": "संक्रान्ति", "en": "Sankranti"},
    "vrata": {"ne": "व्रत", "en": "fast"},
    "shraddha": {"ne": "श्राद्ध", "en": "rite for ancestors"},
    "snan": {"ne": "स्नान", "en": "ritual bathing"},
    "yugadi": {"ne": "युगादि", "en": "beginning of an age"},
    "national-day": {"ne": "राष्ट्रिय दिवस", "en": "national day"},
    "international-day": {"ne": "अन्तर्राष्ट्रिय दिवस", "en": "international day"},
}
COMMUNITIES = {
    "newar": {"ne": "नेवार", "en": "Newar"},
    "kirat": {"ne": "किराँत", "en": "Kirat"},
    "gurung": {"ne": "गुरुङ", "en": "Gurung"},
    "tamang": {"ne": "तामाङ", "en": "Tamang"},
    "magar": {"ne": "मगर", "en": "Magar"},
    "tharu": {"ne": "थारू", "en": "Tharu"},
    "sikh": {"ne": "सिख", "en": "Sikh"},
    "jain": {"ne": "जैन", "en": "Jain"},
    "christian": {"ne": "इसाई", "en": "Christian"},
    "tibetan-buddhist": {"ne": "हिमाली बौद्ध", "en": "Himalayan Buddhist"},
}
REGIONS = {
    "kathmandu-valley": {"ne": "काठमाडौं उपत्यका", "en": "Kathmandu Valley"},
    "hills": {"ne": "हिमाल र पहाड", "en": "mountain and hill districts"},
    "terai": {"ne": "तराई", "en": "Terai districts"},
    "sudurpashchim-karnali": {"ne": "सुदूरपश्चिम र कर्णाली", "en": "Sudurpashchim and Karnali"},
    "rasuwa": {"ne": "रसुवा", "en": "Rasuwa"},
    "nuwakot": {"ne": "नुवाकोट", "en": "Nuwakot"},
    "devghat": {"ne": "देवघाट", "en": "Devghat"},
    "panauti": {"ne": "पनौती", "en": "Panauti"},
    "sunsari": {"ne": "सुनसरी", "en": "Sunsari"},
}
EVENTS = ("national-day", "international-day")  # the kinds that are no festivals
