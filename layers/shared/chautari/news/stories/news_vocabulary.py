"""Common words of Nepali news with their English, where an archive has not taught them yet.

A lexicon learnt from addresses knows what its outlets wrote; most outlets' addresses hold no English. These are words
that stand in five or more of 2,830 headlines and leads of the days to learn from, of December 2025 to May 2026, without
words of grammar and most names, which are found by their sound. The texts that docs/stories.md measures on had no part
in the choice of the words; who translated them had read these texts.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from chautari.news.stories.terms import term

# As a learnt partner's: with its strength .72 of sure, less than a name of one sound. Of .3, .45 and .6 the best on the
# tuning days.
COMMON_WEIGHT = 0.45


@lru_cache(maxsize=1)
def common_partners() -> Mapping[str, Mapping[str, float]]:
    """The English partners of each common term, as a lexicon has them."""
    partners: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for line in _COMMON.split(";"):
        nepali, *english = line.split()
        partners[term(nepali).key] |= dict.fromkeys((term(word).key for word in english), COMMON_WEIGHT)
    return MappingProxyType(dict(partners))


_COMMON = """
    निर्वाचन election poll; पार्टी party; एमाले uml; कांग्रेस congress; रास्वपा rsp; नेपाल nepal; सरकार government;
    राष्ट्रिय national; क्षेत्र constituency area; नेपाली nepali; उम्मेदवार candidate; महाधिवेशन convention;
    बैठक meeting; नेकपा ncp cpn; नेता leader; प्रधानमन्त्री prime pm premier; दिन day;
    सांसद lawmaker mp parliamentarian; सदस्य member; अध्यक्ष chair chairman president; प्रतिनिधिसभा house; दल party;
    हजार thousand; स्वतन्त्र independent; जिल्ला district; सुरु begin start launch; काम work; प्रहरी police;
    विशेष special; आयोग commission; नयाँ new; केन्द्रीय central; देश country nation; मत vote; निर्णय decision decide;
    नेतृत्व leadership lead; सभा assembly rally; प्रदेश province provincial; मतदान voting vote poll; कार्यालय office;
    सभापति president chief chair; मन्त्री minister; पहिलो first; विकास development; नाम name; राष्ट्रपति president;
    जारी issue continue; सार्वजनिक public unveil release; समिति committee panel; प्रमुख chief head major;
    सुरक्षा security safety; वर्ष year; कार्यक्रम programme program; पक्राउ arrest held; राजनीतिक political;
    जनता people; समानुपातिक proportional pr; मृत्यु death die kill dead; गाउँपालिका rural municipality;
    नगरपालिका municipality; गृहमन्त्री home minister; भारत india; सय hundred; प्रतिशत percent; मतदाता voter;
    दुर्घटना accident crash; सेवा service; दाबी claim; निर्देशन direct order instruct; महिला woman women;
    उम्मेदवारी candidacy nomination; लाख lakh; चुनाव election poll; सडक road highway; निर्माण construction build;
    छलफल discuss talk; चुनावी election campaign; तयारी prepare preparation; अमेरिका us america; सचिवालय secretariat;
    कारबाही action; सिफारिस recommend; घोषणा declare announce; स्थानीय local; फिर्ता withdraw return; आयोजना project;
    सुधार reform improve; आर्थिक economic financial; आरोप accuse allege charge; सामाजिक social; निर्वाचित elect;
    सभामुख speaker; आन्दोलन movement protest; कम्युनिष्ट communist; नागरिक citizen civil; नियन्त्रण control;
    माग demand call; मुद्दा case; महामन्त्री general secretary; मुलुक country; समूह group faction; पद post;
    अध्यादेश ordinance; श्रम labour labor; टोली team; राजनीति politics; आक्रमण attack strike;
    कर्मचारी staff employee servant; मन्त्रालय ministry; इरान iran; खर्च spend expense; मूल्य price;
    रुपैयाँ rupee rs; प्रतिबद्धता commitment pledge; जेनजी gen; केन्द्र centre center; खेल match game;
    सचिव secretary; युवा youth young; मतगणना count; घाइते injured; घर house home residence; कार्यकर्ता cadre worker;
    संस्कृति culture; संविधान constitution; शाही royal; उपाध्यक्ष vice; सुझाव suggest; विवाद dispute controversy row;
    समस्या problem; अदालत court; शिक्षा education; परिवर्तन change; दर्ता register file; घटना incident;
    प्रश्न question; जिम्मेवारी responsibility; सहयोग support help aid; चयन select elect pick;
    प्रदर्शन protest demonstration; प्रतियोगिता tournament competition; भेट meet meeting; सम्मान honour honor;
    स्वास्थ्य health; प्रवेश join enter; प्रणाली system; पदाधिकारी official; प्रतिस्पर्धा contest compete;
    सर्वोच्च supreme; अमेरिकी us american; अधिवेशन session convention; जित win victory;
    अन्तर्राष्ट्रिय international; ट्रम्प trump; अधिकारी official; आह्वान call urge; उपसभामुख deputy speaker;
    वरिष्ठ senior; राज्य state; सम्पत्ति asset property; सहभागी participate; संसदीय parliamentary; अभियान campaign;
    व्यवस्था system; नीति policy; अन्तिम final last; संयुक्त joint united; पर्यटन tourism; उच्च high; आदेश order;
    विश्वास trust confidence; विजयी win; राष्ट्रियसभा upper house; बजेट budget; सवारी vehicle; परिणाम result;
    राप्रपा rpp; महासंघ federation; प्रचण्ड dahal; पुष्पकमल dahal; बैंक bank; वार्ता talk; अन्त्य end;
    प्रक्रिया process; विद्यार्थी student; विश्वकप cup; पूर्व former ex; महासचिव general secretary;
    संशोधन amend amendment; सूचना notice information; किसान farmer; सशस्त्र armed apf;
    महानगरपालिका metropolis metropolitan kmc; रिट writ petition; दबाब pressure; संयोजक coordinator;
    मुख्यमन्त्री chief minister; सुशासन governance; सम्बन्ध relation tie; उपचार treatment; सम्बोधन address;
    चुनौती challenge; दिवस day; प्रतिवेदन report; योजना plan; समाधान solution; भ्रष्टाचार corruption graft;
    चेतावनी warn; लक्ष्य target; प्रशासन administration; पूर्वप्रधानमन्त्री former prime minister;
    संगठन organisation union; बधाई congratulate; राष्ट्र nation; संघीय federal; गठन form; कृषि agriculture farm;
    भूमिका role; सम्मेलन conference; भारतीय indian; पुरुष men man; यात्रा travel journey; बहुमत majority;
    बन्द close shut; लिग league; अधिकार right; सहमति agree agreement deal; प्रस्तुत present; बजार market;
    ऊर्जा energy; शपथ oath sworn swear; व्यवस्थापन management manage; अनुसन्धान investigation probe research;
    वातावरण environment; छानबिन probe investigation inquiry; राजदूत ambassador envoy; सीमा border; मतपत्र ballot;
    युद्ध war; निधन die pass; स्थापना establish; बन्दसूची list; संरक्षण conservation protect; प्राथमिकता priority;
    संवाद dialogue; करोड million crore; रकम money amount fund; सूची list; ऐतिहासिक historic; संकट crisis;
    पराजित defeat lose; पश्चिम west western; सुरक्षित safe; एकता unity unify; पूर्वाधार infrastructure; बस bus;
    चालक driver; चाँदी silver; वृद्धि increase rise hike; कम्पनी company; रन run; खेलाडी player;
    सम्झौता agreement deal pact; पुस्ता generation; पदार्थ substance; जिप jeep; उज्यालो ujyaalo unp;
    समुदाय community; विभाग department; डिजिटल digital; मेयर mayor; नतिजा result; कानुन law;
    प्रतिनिधित्व representation; आचारसंहिता code conduct; अस्पताल hospital; सहभागिता participation;
    मन्त्रिपरिषद् cabinet council; राजीनामा resign resignation quit; छपाइ print; सैन्य military; क्षति damage loss;
    समन्वय coordination; उत्पादन production output; सेना army; राजमार्ग highway; प्रवक्ता spokesperson;
    इतिहास history; खारेज reject cancel scrap bar; भोट vote; रिहा release free; क्लब club; परिवार family;
    हत्या murder kill; कारोबार business trade transaction; प्रदेशसभा provincial assembly; अनुगमन monitor;
    चलचित्र film movie; गृह home; चीन china; कार्यसम्पादन performance; कार्यवाहक acting; विवरण detail; भवन building;
    निजी private; मोटरसाइकल motorcycle; सुन gold; सुकुम्बासी squatter landless; विचार thought; प्रतिक्रिया response;
    शान्ति peace; जसपा jsp; मनोनयन nomination nominate; स्थगित postpone suspend halt defer; राजधानी capital;
    अभाव shortage lack; अध्ययन study; सदस्यता membership; विद्यालय school; कानुनी legal; विदेश abroad foreign;
    सुनुवाइ hearing; समीक्षा review; छनोट select; रोक्ने stop halt; प्रविधि technology; समर्थन support back;
    प्रभाव effect impact; विश्व world; हिमाली himalayan mountain; गीत song; शान्तिपूर्ण peaceful;
    प्रजातन्त्र democracy; मध्यपूर्व west asia middle east; ग्यास gas; कार्यसूची agenda roadmap; सर्वदलीय party;
    पत्र letter; लोकतन्त्र democracy; हटाउने remove evict; वार्षिक annual; औपचारिक official formal;
    प्रस्ताव proposal propose; जोखिम risk; विद्रोह revolt rebellion; विस्तार expand expansion; नियुक्त appoint;
    सफल success; लागुऔषध drug; कर tax; पत्रकार journalist; विरोध protest oppose; विदेशी foreign; वडा ward;
    टिप्पणी comment; सवारीसाधन vehicle; पेस submit table present; तेल oil; अभियन्ता activist; विभाजन split;
    भन्सार customs; कार्यान्वयन implement; सामग्री material; विधेयक bill; ऐन act; क्षेत्रीय regional; सिट seat;
    लोकतान्त्रिक democratic; महोत्सव festival; वर्षा rain; डोजर bulldozer dozer; प्रतितोला tola;
    उद्घाटन inaugurate open; षड्यन्त्र conspiracy; उपाधि title; भ्रमण visit tour; न्याय justice; उपत्यका valley;
    विपद् disaster; अर्ब billion; विकल्प option alternative; समाज society; बहस debate;
    सहकार्य cooperation collaborate alliance; व्यवसायी businessman trader; कार्यदल taskforce; शीर्ष top;
    उजुरी complaint; खेलकुद sport; उद्योग industry; बुझाएको submit; घोषणापत्र manifesto;
    अर्थमन्त्री finance minister; संस्था organisation; फरार abscond fugitive large; दुरुपयोग misuse abuse;
    सिंहदरबार singha durbar; बस्ती settlement; इजरायल israel israeli; सुदूरपश्चिम sudurpaschim; हवाई air; जफत seize;
    च्याम्पियन champion championship; सपना dream; फुटबल football; बंगलादेश bangladesh; दलित dalit; व्यापार trade;
    निरीक्षण inspect; सञ्चारमन्त्री communications minister; भविष्य future; कप cup; बयान statement testimony;
    सम्भावना possibility; धरौटी bail; कारागार prison jail; भेटवार्ता meet; अवैध illegal; भेनेजुएला venezuela;
    अनुरोध request; अस्वीकार reject refuse; तनाव tension; मालपोत land revenue; आपत्ति objection object; रुस russia;
    समाचार news; आमा mother; ध्यानाकर्षण attention; श्रीमती wife; हार defeat loss; जनमत mandate; स्वच्छ clean;
    विमानस्थल airport; द्वन्द्व conflict; विकेट wicket; उद्धार rescue; बालबालिका child children; परराष्ट्र foreign;
    विज्ञ expert; जग्गा land; जमानत bail deposit; परराष्ट्रमन्त्री foreign minister; नगद cash; स्वागत welcome;
    प्रिमियर premier; शासन rule governance; सांस्कृतिक cultural; संसद् parliament; बिदा holiday; बिमा insurance;
    लगानी investment invest; सिँचाइ irrigation; फुकुवा lift; शुल्क fee; डलर dollar; रोग disease;
    संवैधानिक constitutional; नागरिकता citizenship; जवाफ answer reply; समावेशी inclusive inclusion;
    उपभोक्ता consumer; गठबन्धन alliance coalition; परिषद् council; साहित्य literature; कूटनीतिक diplomatic;
    मिडिया media; खतरा threat danger; धार्मिक religious; गस्ती patrol; मस्यौदा draft; आधिकारिक official;
    सजाय punishment sentence; फिल्म film; मुस्लिम muslim; निवर्तमान outgoing; सामुदायिक community;
    महानगर metropolis metropolitan city; अन्तरिम interim; छुट discount; रणनीति strategy; त्रिवि tribhuvan tu;
    अपराध crime; बिक्री sale sell; शुद्धीकरण laundering; पेट्रोलियम petroleum fuel; जापान japan; पाकिस्तान pakistan;
    दोषी guilty; इरानी iranian; किशोरी girl teenager; दूतावास embassy; महानिरीक्षक inspector;
    परीक्षा exam examination; मतपेटिका ballot box; उडान flight; गणना census count; बन्दीप्रत्यक्षीकरण habeas corpus;
    संक्रमण infection; कमजोर weak; झण्डा flag; अंक point; ड्रोन drone; संघर्ष struggle clash; अख्तियार ciaa abuse;
    आगलागी fire; विद्युतीय electric; पशुपन्छी livestock; उत्सव festival; सञ्चार communication; दायर file;
    विश्वविद्यालय university; पर्यटक tourist; मिति date; जाँचबुझ probe inquiry; विपक्षी opposition; गोपनीयता secrecy;
    जनप्रतिनिधि representative; माओवादी maoist; जनसङ्ख्या population; स्वर्ण gold; गुनासो complain complaint;
    पूर्वराष्ट्रपति former president; शैक्षिक academic education; चिनियाँ chinese; श्रीलंका lanka; ठगी fraud cheat;
    राहत relief; जंगल forest; भूमि land; खरिद purchase buy procurement; वाणिज्य commerce; धम्की threat;
    रोजगारी job employment; लोकार्पण launch; गोली fire shoot bullet; उपमहानगरपालिका metropolis; विधान statute;
    ट्राफिक traffic; वितरण distribute; शेरबहादुर deuba; गाउँ village; कार्यकाल term tenure;
    निवेदन application petition; मन्दिर temple; निजामती civil service; फैसला verdict ruling; प्रतिपक्षी opposition;
    आदिवासी indigenous; साइबर cyber; मोबाइल mobile; आर्मी army; उल्लङ्घन violation breach; अनुशासन discipline;
    दिल्ली delhi; मजदुर worker labourer; शोक condolence mourning; यातायात transport; पारदर्शिता transparency;
    इन्धन fuel; बिरामी patient; बालेन balen balendra shah; प्रतिशोध revenge
"""
