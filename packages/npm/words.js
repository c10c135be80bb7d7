/** What the date picker says, in English and in Nepali, with digits of either kind. */
import { MONTHS, WEEKDAYS, devanagariDigits, format, toAd, weekday } from "./bikram-sambat.js"

const WORDS = {
  en: {
    label: "Date",
    hint: "Bikram Sambat, year-month-day: 2083-05-01",
    choose: "Choose date",
    change: (date) => `Change date, ${date}`,
    dialog: "Choose a Bikram Sambat date",
    year: ["Previous year", "Next year"],
    month: ["Previous month", "Next month"],
    close: "Close",
    short: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    gregorian: "January February March April May June July August September October November December",
    missing: "Enter a date.",
    wrong: "This is no Bikram Sambat date.",
    early: (bound) => `The first possible date is ${bound}.`,
    late: (bound) => `The last possible date is ${bound}.`,
    official: (year) => `${year}: by the official calendar.`,
    consensus: (year) => `${year}: published tables agree.`,
    disputed: (year) => `${year}: disputed, published tables differ by a day.`,
    predicted: (year) => `${year}: predicted, no official calendar is published yet. Dates may move by a day.`,
  },
  ne: {
    label: "मिति",
    hint: "विक्रम सम्बत्, साल-महिना-गते: 2083-05-01",
    choose: "मिति छान्नुहोस्",
    change: (date) => `मिति बदल्नुहोस्, ${date}`,
    dialog: "विक्रम सम्बत्‌को मिति छान्नुहोस्",
    year: ["अघिल्लो वर्ष", "अर्को वर्ष"],
    month: ["अघिल्लो महिना", "अर्को महिना"],
    close: "बन्द गर्नुहोस्",
    short: ["आइत", "सोम", "मंगल", "बुध", "बिही", "शुक्र", "शनि"],
    gregorian: "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    missing: "मिति लेख्नुहोस्।",
    wrong: "यो विक्रम सम्बत्‌को मिति होइन।",
    early: (bound) => `${bound} भन्दा अघिको मिति मिल्दैन।`,
    late: (bound) => `${bound} भन्दा पछिको मिति मिल्दैन।`,
    official: (year) => `${year}: आधिकारिक पात्रो अनुसार।`,
    consensus: (year) => `${year}: प्रकाशित तालिकाहरू मिल्छन्।`,
    disputed: (year) => `${year}: विवादित, प्रकाशित तालिकाहरूमा एक दिनको फरक छ।`,
    predicted: (year) => `${year}: अनुमानित, आधिकारिक पात्रो आएको छैन। मिति एक दिन सर्न सक्छ।`,
  },
}
/** Words and names of a language ("en", "ne") in digits of a kind ("latin", "devanagari"). */
export function wordsOf(language, digits) {
  const words = WORDS[language]
  const written = (text) => (digits === "devanagari" ? devanagariDigits(String(text)) : String(text))
  // Not by Intl: a browser may have no Nepali (Debian's Chromium has none).
  const gregorian = (ad) => {
    const [year, month, day] = ad.split("-").map(Number)
    return `${written(day)} ${words.gregorian.split(" ")[month - 1]} ${written(year)}`
  }
  const name = (bs) =>
    `${WEEKDAYS[language][weekday(bs)]}, ${written(bs.day)} ${MONTHS[language][bs.month - 1]} ${written(bs.year)}`
  return {
    ...words,
    written,
    hint: written(words.hint),
    weekdays: WEEKDAYS[language],
    number: (bs) => written(format(bs)),
    name,
    fullName: (bs) => `${name(bs)}, ${gregorian(toAd(bs))}`,
    heading: (bs) => `${MONTHS[language][bs.month - 1]} ${written(bs.year)}`,
    confidence: (year, confidence) => words[confidence](written(year)),
  }
}
