"""Words that are in so many articles that they find none and tell none apart.

The index of search leaves them out, and likeness of reports where no archive has said yet which words are rare. Each
is a word of grammar or of every report; one that names something is not among them, however often it is written
(नेपाल, सरकार, police).
"""

_NEPALI = """
    छ छन् छैन छैनन् हो हुन् होइन थियो थिए हुने हुन हुँदै भए भयो भएको भएका भएकी भएपछि भएकाले भई भन्ने भने भनेका भनेको भन्दै गरे गर्ने गर्न गरी
    गरेको गरेका गरेर गरिएको गर्दै गर्दा गरिने गरिएका गर्नुपर्ने रहेको रहेका रहे रहने रहेकोमा दिने दिएको दिएका लिएर लाग्ने लागेको आएको गएको
    र तथा वा पनि नै त कि तर यो यी यस यसले यसको त्यो त्यस ती उनी उनले उनको आफ्नो आफू हामी हामीले जो जुन के को लागि मात्र साथै अब
    एक दुई यसरी अनुसार क्रममा बीच पछि अघि भित्र
"""
_ENGLISH = """
    the a an of to in on for and or at by with from as is are was were be been has have had it its this that these those
    he she they his her their will would can could not no but who which what when after over into than more also
"""
GRAMMAR_WORDS = frozenset((*_NEPALI.split(), *_ENGLISH.split()))
