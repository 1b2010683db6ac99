"""The phrases in which English news names a source, as patterns over masked sentences."""

import re

from sagabook.reading.masked import CLUB, NATION, OTHER, OUTLET, PERSON

#: A genitive's end.
S = "(?:[’']s?)"
_DOMAIN = r"[a-z][\w-]*\.(?:com|net|co\.uk|it|fr|es|de|org|tv|london|news)"
_ADVERB = (
    r"(?:also|now|then|since|has|have|had|even|again|further|later|once|still|both|all along|[a-z]+ly|today|yesterday|"
    r"earlier|did|does|appeared to|appears to|seemed to|seems to|himself|herself|in turn|went on to|"
    r"would|could|can|might|(?:is|are|was|were) able to|meanwhile|however|duly|just|simply|more than once|"
    rf"(?:on|in) {OTHER}|last [a-z]+|this [a-z]+|"
    r"(?:late |early )?on [A-Z][a-z]+(?: (?:night|evening|morning|afternoon))?|"
    r"(?:earlier |later |back )?(?:in|on|at) (?:his|her|their|its|a|an|the) [\w’'\x02-\x05 -]{3,32}?)"
)
#: From the end of a subject to its verb.
_TAIL = (
    rf"(?:(?<={OUTLET})\s(?:sources|newspaper|magazine|website|radio|daily))?(?:\s\([^()]{{1,40}}\))?(?P<of>\s(?:of|from|at|for|on)\s(?:the\s)?[{OUTLET}{CLUB}{OTHER}])?"
    rf"(?:,\s[^,:;“”\"]{{2,80}},(?=\s))?(?:,?\swho)?,?(?:\s{_ADVERB}(?:,(?=\s))?)*"
)
SUBJECT_TAIL = re.compile(rf"{_TAIL}\s*$")
ING_TAIL = re.compile(rf"{_TAIL}(?:\s(?:is|are|was|were|been))?(?:\s(?:widely )?quoted as)?(?:\s[a-z]+ly)?\s*$")
PREPOSITION = re.compile(
    r"(?:^|\s)(?:of|from|at|for|to|against|by|in|on|over|into|than|between|like|about|under|"
    r"around|after|before|via|per|told|joining|join|via)\s(?:the\s|The\s)?$"
)
PERSON_OF = re.compile(rf"{PERSON}(?:,)?(?:\s[a-z-]+){{0,3}}?\s(?:of|from|at|for)\s(?:the\s)?$")
PRESS_NOUN = re.compile(
    r"website|outlet|(?<!pen to )paper|journalist|reporter|insider|\b[Ii]t \w+s\b|[Hh]e reports|account"
)
OUTLETS_OF = re.compile(rf"({OUTLET})(?:{S}?\s(?:[a-z-]+\s){{0,4}}|{S}\s)$")
ORIGIN = re.compile(rf"({OUTLET}),?\s(?:as\s)?$")
TELLS = re.compile(rf"({OUTLET})\s(?:has|have|had)\s$")
PAIRED = re.compile(rf"([{OUTLET}{PERSON}])\s(?:and|&|,)\s(?:the\s|The\s|from\s)?$")
AGENT = "agent|agents|representative|representatives|adviser|advisor|brother|father|lawyer|camp|entourage|intermediary"
OFFICIAL = (
    "official|spokesman|boss|manager|coach|chief|president|chairman|chairwoman|director|owner|executive|"
    "supremo|ceo|CEO|gaffer|tactician|vice-president|co-owner|head coach|trainer"
)
_PLAYER = (
    "striker|forward|winger|midfielder|defender|goalkeeper|keeper|player|captain|skipper|star|international|"
    "centre-back|full-back|left-back|right-back|playmaker|youngster|teenager|man|ace|attacker|stopper|"
    rf"veteran|{NATION}|\d\d-year-old"
)
#: Somebody described and not named: "the Lisbon chief", "his agent", "Price's lawyer", "Torino coach".
_ROLE = (
    rf"(?:(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[{PERSON}{CLUB}{NATION}]{S})\s"
    rf"(?:[\w’'{OUTLET}{CLUB}{NATION}{OTHER}.-]+\s){{0,3}}?"
    rf"|(?:^|(?<=\s))[{CLUB}{NATION}]\s(?:[a-z-]+\s){{0,2}}?)(?:{AGENT}|{OFFICIAL}|{_PLAYER})"
)
_REPORT = (
    rf"[Tt]he (?:[\w{CLUB}{NATION}{OTHER}’'-]+ ){{0,3}}?(?:report|outlet|newspaper|paper|publication|site|"
    r"website|broadcaster|story|article|account|post|statement|daily|reporter|journalist)\b"
)
#: A club described: "the club", "the Bundesliga side", "the Portuguese giants".
_CLUB_WORD = rf"[Tt]he (?:(?:[a-z-]+|[{OTHER}{NATION}]) ){{0,2}}?(?:club|side|outfit|giants|champions)"
CLUB_SOURCE = re.compile(rf"\s*(?P<club>{_CLUB_WORD})\b(?![’'])(?!\s(?:[a-z]+\s)?(?:{OFFICIAL}|{_PLAYER}|[{PERSON}]))")
#: Sources without a name: "sources", "sources close to the deal".
_UNNAMED = (
    rf"(?:[{CLUB}]{S}?\s(?:[a-z]+\s)?sources|"
    r"(?:[Ss]ources?|[Ii]nsiders?)"
    r"(?:\s(?:close to|at|within|inside|near|involved in|familiar with|with|from|in)"
    rf"\s[\w{PERSON}{CLUB}{NATION}{OTHER}’' -]{{1,50}}?)?)"
)
NAMES_SOMEBODY = re.compile(f"[{PERSON}{CLUB}]")
WORD_HEAD = re.compile(
    rf"(?:(?P<report>\b{_REPORT})|(?P<club>\b{_CLUB_WORD})|(?P<role>{_ROLE})|\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
    rf"|(?:\b|(?={CLUB}))(?P<source>{_UNNAMED})|(?P<text>@\w{{3,}}|\b{_DOMAIN}))(?={_TAIL}(?:\s(?:is|are))?\s*$)"
)
#: A subject whose relative clause names others: "Price, who owns Torino and runs the Echo, said".
WITH_RELATIVE = re.compile(
    rf"(?:[\w’'{CLUB}{NATION}-]+\s){{0,6}}?(?P<person>{PERSON}),\swho(?:se)?\s[^:;“”\"]{{3,120}},(?:\s{_ADVERB})*\s*$"
)
APPOSED = re.compile(rf",\s{PERSON},\s$")
#: What a club ends: "who turned down Chelsea, says".
OF_RELATIVE = re.compile(r"\bwho\s[^,.;]{2,35}\s$")
#: Where quoted words end: what they name is no subject of what stands behind them.
QUOTED = re.compile("[,.!?…][\"”’']\\s")
#: What only a club announces.
ARRIVAL = re.compile(r"\s(?:the|their|his|her)\s(?:[^\s,.;]+\s){0,2}?(?:signing|signings|arrival|capture|addition)\b")
WHO = re.compile(r",?\swho\b")
#: Where a relative clause ends and the verb of its main clause follows.
IN_RELATIVE = re.compile(r",\swho\s[^,]*$")
RELATIVE_END = re.compile(
    r",\s(?:is|was|has|have|had|will|could|may|might|would|remains?|looks|appears|wants|[a-z]{3,}ed)\s"
)
VERBISH = re.compile(r"[a-z]ed |\b(?:to|is|was|has|have|are|were|had|will|wants?|could|may) ")
BE = re.compile(r"\s(?:is|are)\s*$")
CONJOINED = re.compile(rf"(?:\band|\bbut|\bthen|\bby|\bwhile|\bbefore|\bafter|\bwhen)(?:\s{_ADVERB})*\s*$")
#: What may stand between a cue and the name of a source: "according to the former scout and journalist …".
_PRESS = (
    "the|both|that|his|their|a|an|outlet|newspaper|paper|publication|website|site|broadcaster|daily|magazine|"
    "channel|station|radio|television|tv|TV|podcast|journalist|reporter|insider|expert|pundit|correspondent|"
    "columnist|writer|fanzine|agency|editor|account|blog|news|sports|football|transfer|finance|chief|senior|former|"
    "local|regional|national|club|respected|reliable|renowned|guru|specialist|digital|team|reports|report|in|from|by|"
    "media|press|weekly|sport|popular|well-known|well-connected|trusted|agent|manager|boss|coach|president|"
    "chairman|director|sporting|technical|executive|managing|chief|head|vice-president|general|assistant|captain|"
    "striker|forward|winger|midfielder|defender|goalkeeper|source|sources|close|to|at|ex|state|public|online|platform|streaming|betting|"
    "interview|with|legend|new|own"
)
_LEAD = rf"(?:(?:(?:{_PRESS})|[{NATION}{OTHER}{CLUB}]{S}?|former-\w+|ex-\w+)\s)*"
_WRITER = "(?:journalist|reporter|correspondent|pundit|columnist|insider|expert|chief)"
#: A name beside a description, and not the subject that follows it: "the striker's agent, Ann Price,".
_NAMED = rf"(?:(?:\s|,\s(?={PERSON}(?:[,.;]|$)))(?P<named>{PERSON}))?"
SOURCE = re.compile(
    rf"\s*(?P<lead>{_LEAD})[\"'‘“]?(?:"
    rf"(?P<outlet>{OUTLET})(?:(?:{S}\s(?:[a-z-]+\s){{0,4}}|\s(?:{_WRITER}\s)+)(?P<by>{PERSON}))?"
    rf"|@?(?:[A-Z]\w+\s){{0,2}}(?P<person>{PERSON})"
    rf"(?:{S}\s(?P<agent>(?:[a-z-]+\s){{0,2}}?(?:{AGENT}))\b{_NAMED})?"
    rf"(?P<of>(?:,[^,]{{3,50}})?\s(?:of|from|at|for|in)\s(?:the\s)?(?P<house>{OUTLET}))?"
    rf"|(?P<club>{CLUB})(?!{S}\s|\s(?:[a-z-]+\s){{0,2}}?(?:{OFFICIAL})\b)|(?:[A-Z]\w+\s){{0,2}}(?P<other>{OTHER})"
    rf"|(?P<text>@\w{{3,}}|{_DOMAIN}\b))"
)
CAPITALS = re.compile(r"\s(?:the\s)?([A-Z][\w.]+(?:\s[A-Z][\w.]*\w){0,3})")
OPENING_ROLE = re.compile(rf"{_ROLE}(?=\s)")
#: Reporters whom a bracket names.
SEVERAL = re.compile(
    r"\b(?:reporters|journalists|outlets|papers|newspapers|websites|sources|insiders|pundits|reports)\s$"
)
AMONG = re.compile(
    rf"\((?:(?:including|such as|e\.g\.)\s)?(?:the\s|The\s)?[{PERSON}{OUTLET}]"
    rf"(?:(?:,|,? and)\s(?:the\s|The\s)?[{PERSON}{OUTLET}])*(?:\s(?:among (?:them|others)|included|to name a few))?\)"
)
ROLE_SOURCE = re.compile(rf"\s*(?P<role>{_ROLE})\b(?![’']){_NAMED}")
MORE = re.compile(
    rf"(?:,? and|,|,? via|,? (?:as )?(?:relayed|reported|quoted) by|\s?\((?:via|h/t|per)?)\s?(?:the\s|The\s|from\s)?"
    rf"(?P<outlet>{OUTLET})(?!{S}|\s(?:will|were|was))"
)
_GOES_ON = (
    r"\s(?=(?:in|on|at|after|who|when|to|of|last|this|during|as|while|with|ahead|before|following|if|and|from|"
    r"about)\b)"
)
_NO_NAME = "(?:that|he|she|it|they|we|in|on|to|after|as|when|who|if|there|has|is|was|are|no|how|why|but)"
#: A subject behind its verb: '…," said Torino coach Jan Novak', "added the Italian".
AFTER_VERB = re.compile(
    rf"\s(?:(?P<role>{_ROLE})(?!,\s{PERSON}(?:[,.]|$))(?=[,.;:\"”’']|$|{_GOES_ON})|(?:(?!{_NO_NAME}\b)"
    rf"(?:[a-z\d][\w’'-]*|[{OUTLET}{CLUB}{NATION}{OTHER}]{S}?|[A-Z][a-z]+(?=\s[a-z])),?\s){{0,7}}?"
    rf"(?P<head>[{PERSON}{OUTLET}])"
    rf"|(?P<club>{CLUB})(?=[,.]|\sin\s))"
)
SET_OFF = frozenset("\"”’',!?—–-")
#: Whom one tells something privately: no statement to the public.
PRIVATE = re.compile(
    rf"\s(?:(?:him|them|her|me|friends|family|{CLUB}(?!{S}?\s(?:TV|[Tt]elevision|website|official|club|fans|media))"
    rf"|{PERSON}(?=\s(?:that|he|to|they|of|about|in|it|how|his))|"
    rf"(?:his|her|their|the|its|{CLUB}{S}|{NATION})\s(?:[\w’'{CLUB}{OTHER}-]+\s){{0,2}}?(?:club|clubs|team-mates|"
    rf"teammates|agent|agents|bosses|chiefs|friends|manager|player|players|board|employers|side|striker|winger|midfielder|defender|"
    rf"goalkeeper|representatives|suitors|hierarchy|{NATION}))\b(?!{S})"
    rf"|(?:{CLUB}|{PERSON})\s(?:that|he|they|to)\b)"
)
PAREN = re.compile(
    rf"\((?:via |per |from |h/t |[Ss]ource:? )?(?:the |The )?(?:(?P<outlet>{OUTLET})|(?P<person>{PERSON}))"
    rf"(?:\s?[-–,]\s?[^()]{{1,30}}|,? via {OUTLET})?\)(?P<rest>.{{0,60}})"
)
LAST = re.compile(rf"[-–—|]\s(?:the |The |via )?({OUTLET})\W*$")
FIRST = re.compile(rf"\W*(?:the |The |What )?({OUTLET})(?:\s?[:|]|\s[-–—]|\ssays:)\s")
#: A subordinate clause that opens a sentence: none of the credited subject's words.
PRELUDE = re.compile(
    r"(?:And |But )?(?:After|Following|Despite|Before|With|While|Since|Although|Though|As|When|Having)\b[^,]*,\s(?=\S)"
)
STOP = re.compile(r"[ ;](?:(?:but|although|though|whereas) |(?<=;) )")
MODIFIER = re.compile(rf"{S}\s|{S}?\s(?:[a-z-]+\s){{0,3}}(?:{OFFICIAL}|{AGENT}|{_PLAYER})\b")
QUOTE_MARK = re.compile("[\"“‘]|(?<!\\w)'")
#: What sets off a subject that stands behind what it vouches for; an apostrophe inside a word does not.
ASIDE_MARK = re.compile("[,\"”]|(?<!\\w)['’]|['’](?!\\w)")
#: What follows a participle of hearsay: "Torino, also said to be keen".
HEARSAY_TO = (" to be ", " to have ", " to want ", " to hold ", " to favour ", " to feel ", " to see ", " to rate ")
#: What is an act and tells nothing: "said yes to Torino".
ANSWER = re.compile(r"\s[\"'‘“]?(?:yes|no)(?:[\"'’”,.]|$| to | when | again )", re.IGNORECASE)
#: How far into its sentence a verb can stand and still end its "What he said".
FREE = 40
#: What is added to a squad, and not to what was said.
ADDED_TO = re.compile(
    rf"\s(?:an?|another|to|more|some|new|one|two|three|several|depth|quality|cover|further|fresh|extra|him|his|her|their|"
    rf"up|\d|[£€$]|{PERSON}\sto\s|{PERSON}\sas\s)"
)
#: What makes an act of a verb that else tells something: "reported for training".
NO_SAYING = (" on a ", " for pre-", " for training", " for duty", " back for ", " back to ")
#: A report named before: "according to the same report".
REPORT_SOURCE = re.compile(
    r"\s*(?P<report>(?:the|that|this)(?: (?:same|very same|above|aforementioned|latter))?(?: [a-z]+)?"
    r" (?:report|outlet|newspaper|paper|publication|site|website|broadcaster|article|account|story))\b(?![’'])"
)
#: What leads from one source to the next: "The Sun says …, with the Mail claiming …".
NEXT = re.compile(r"[,;]\s(?:with|while|and|as|but)\s(?:the\s|The\s)?$")
#: Where the story's own voice comes back: "confirmed that he is left out amid interest from Torino".
AMID = re.compile(r",?\s(?:amid|despite)\s")
#: What is only spoken about: "has revealed the truth about rumours that Torino want him".
TOPIC = re.compile(
    r"\s(?:the\s|his\s|her\s)?(?:full\s|real\s)?(?:truth|verdict|thoughts|views?|stance)\s(?:about|behind|on|over)\b"
)
#: What makes an announcement one to come.
TO_COME = re.compile(
    r"\b(?:to|could|will|would|may|might|should|can|must|cannot|yet to)"
    r"(?:\s(?:soon|now|finally|even|then|shortly|also|only|officially|formally))*"
    r"(?:\s(?:be|have|get|to be)(?:\s[a-z]+ly)?)?\s$"
)
#: What may follow "Price said" where it stands behind what it vouches for: "…, Price told the Echo on Friday."
AFTERTHOUGHT = re.compile(
    rf"(?:\s(?:to\s)?(?:the\s|The\s)?[{OUTLET}{PERSON}{OTHER}])?"
    r"(?:,|;|\W*$|\s(?:in|on|at|after|before|during|last|this|late|early|yesterday|today|tonight|earlier|via|to|when)\b"
    r"(?![^,;]*\s(?:that|he|she|it|they|is|are|was|were|will|would|has|have|had|could|may|might)\s)[^,;:]{0,70}(?:[,;]|\W*$))"
)
#: Whose claim, account or statement it is.
OWNER = re.compile(rf"([{PERSON}{OUTLET}{CLUB}]){S}\s(?:[A-Za-z-]+\s){{0,2}}$")
#: What makes words of a post or a report: "posted:", "posted on X:".
COLON = re.compile(r"(?:\son\s[^:.,]{1,30})?:\s")
STATEMENT_OF = re.compile(rf"({CLUB})\s(?:club )?$")
#: A statement whose club stands before: "A club statement read: …", "in a statement on the club's website".
CLUB_STATEMENT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he)(?: (?:short|brief|official|joint))?(?: club)? statement"
    r"(?: (?:from|by|on|released|issued)[\w’' ]{1,30} (?:club|website|site)(?:’s|'s)?\b[\w’' ]{0,20})?"
    r"(?: (?:on|late|this) [\w ]{3,20})?(?:,? (?:read|reads|said|says|added|confirmed|explained|announced)\b|:)"
)
BY_HIS = re.compile(r"\b[Bb]y (?:his|her|their) (?:own )?$")
