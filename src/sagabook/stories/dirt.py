"""What page furniture looks like: the patterns that `furniture` searches with.

The families come from counting the lines that recur across 5,306 real stories. Each is kept narrow, for a line lost
is a claim lost: a pattern names the plug's own words, never a club, a player or a market word.
"""

import re

#: Lines that are furniture from their first words on. They are tried at line starts only; every alternative begins with
#: a literal or a small set, which is what keeps a miss cheap.
_OPENERS = (
    # Links to other pages.
    r"👉",
    r"[🔴🗣📺🚨✅⚪⚫️👉](?:[🔴🗣📺🚨✅⚪⚫️👉 ]{0,8})(?:READ|MORE|WATCH|LISTEN)\b",
    r"READ\b(?! (?:the|this|that|it)\b)",
    r"(?:ALSO READ|Also read|READ ALSO|MUST[ -]READ|MOST READ|Must[ -]read|Most read|RELATED|RECOMMENDED|TRENDING)\b",
    r"Related (?:stories|articles|news|topics|content)\b",
    r"Read (?:more|next|also|on here|all about|the (?:full|rest)|our)\b",
    r"Read\b[^\n]{1,80}\bhere\b ?(?:>+|»|[.!])?[ \t]*(?=\n|\Z)",
    r"Check out\b[^\n]{1,80}\bhere ?>>",
    r"MORE:",
    r"MORE (?:[^a-z\n]{0,60} )?(?:COVERAGE|FEATURES|NEWS|NONSENSE|OPINION|REACTION|ON|FROM)\b[^a-z\n]{0,60}(?=\n|\Z)",
    r"MORE F365\b",
    r"[A-Z][^a-z\n]{2,40} (?:ON|FROM) F(?:OOTBALL)?365\b",
    r"More (?:on|from|about) [^\n.]{1,40}(?=\n|\Z)",
    r"C(?:LICK|lick) (?:BELOW|HERE|below|here|the link|on the link|for (?:the|more|updates)"
    r"|to (?:read|watch|see|sign up))\b",
    r"T(?:AP|ap) (?:HERE|here|below)\b",
    r"(?:In the meantime, make|Make|MAKE) sure you don['’]t miss\b",
    r"Don['’]t miss (?:a thing|the latest|any of|an update|our|these|out on (?:our|the latest))\b",
    # Sign-ups and communities.
    r"(?:Our|We also treat our) community members\b",
    r"Sign up (?:to|for|here|now|below)\b[^\n]{0,60}\b(?:here|our|newsletter|free|FREE|alerts|inbox)\b",
    r"(?:SIGN UP|SUBSCRIBE)\b",
    r"Subscribe (?:to|here|now|for|today)\b",
    r"Follow (?:us|our|the [^\n]{1,40} coverage) (?:on|below|at)\b",
    r"Join (?:our|the conversation|the club!|thousands of)\b",
    r"Join [^\n]{1,30} on (?:WhatsApp|Facebook|Telegram)\b",
    r"Download (?:the|our|it now|for)\b",
    r"You can (?:now start receiving|now become a full subscriber|unsubscribe)\b",
    r"Get (?:our|the latest|all the latest|more)\b[^\n]{0,60}\b(?:newsletter|inbox|phone|alerts|app)\b",
    r"Get your copy\b",
    # Television, shops, bets.
    r"S(?:ky|KY) (?:has slashed|will show at least|Sports is your home)\b",
    r"With Ultra HD\b",
    r"(?:The )?Super 6\b[^\n]{0,80}(?:£|[Ff]ree)",
    r"Fans can (?:order|pre-order|watch every match)\b",
    r"Adult sizes\b",
    r"(?:Order|Pre-order|Buy) (?:your|yours|now|it now|here)\b",
    r"To buy (?:a|the|your) [^\n]{1,60} shirt\b",
    r"(?:The countdown is on to|Also full fixtures guide|As well as in-depth analysis and opinion on your)\b",
    r"AccaFreeze\b",
    r"(?:18|21)\+",
    r"Odds (?:via|from|courtesy of|provided by|correct|subject|for [^\n]{1,60}:)",
    r"(?:Full )?(?:T&Cs|[Tt]erms and conditions) apply\b",
    r"(?:Please g|G)amble responsibly\b",
    r"[£$€]\d[\d.,]*(?: ?(?:a|per) month)?[ \t]*(?=\n|\Z)",
    r"F(?:REE|ree)[ \t]*(?=\n|\Z)",
    # Watching and listening.
    r"(?:WATCH|LISTEN)(?::| (?:NOW|HERE|BELOW|LIVE|AGAIN|TO)\b)",
    r"(?:Watch|Listen):",
    r"Watch (?:free|the video|highlights|the highlights|live on|below|now|more)\b",
    r"Listen (?:now|here|below|to (?:the|our) (?:latest|new|full))\b",
    # Buttons.
    r"(?:Share|SHARE|Comments?|COMMENTS?|A(?:dvertisement|DVERTISEMENT)|Copy link|Copied|Bookmark|Tweet|Print|Save"
    r"|Email)[ \t]*(?:\(?\d+\)?)?[ \t]*(?=\n|\Z)",
    r"(?:Facebook|Twitter|WhatsApp|Messenger|Reddit|Pinterest|LinkedIn|Article continues below|Show more|View gallery|"
    r"Skip ad|Video Loading|Loading|Scroll down|View comments|Load more|Back to top)[ \t.…]*(?=\n|\Z)",
    r"Share (?:this|on|via) (?:article|story|page|video|Facebook|Twitter|X|WhatsApp|email)\b",
    r"\d[\d,]* (?:comments?|shares|responses|votes)[ \t]*(?=\n|\Z)",
    r"(?:Topics|Tags|Filed under):? *(?=\n|\Z|[A-Z#])[^\n.]{0,120}(?=\n|\Z)",
    # Asking the reader.
    r"H(?:AVE YOUR SAY|ave your say)\b",
    r"(?:VOTE|Vote) (?:NOW|HERE|BELOW|now|here|below|in our)\b",
    r"Your turn!",
    r"Send (?:us )?your (?:views|thoughts|comments)\b",
    r"If you can['’]t see the poll\b",
    # Consent, copyright, code, times.
    r"(?:Privacy|Cookie) (?:Notice|Policy|Settings)\b",
    r"(?:We|WE) (?:value|VALUE|care about) (?:your|YOUR) (?:privacy|PRIVACY)\b",
    r"(?:Accept all|Reject all|Manage (?:preferences|cookies|consent)|Your privacy choices)\b",
    r"By (?:clicking|continuing|subscribing|signing up)\b[^\n]{0,120}(?:you agree|you consent|[Pp]rivacy|[Tt]erms)",
    r"(?:©|Copyright\b|COPYRIGHT\b|\([cC]\) (?:Copyright|\d{4}))",
    r"<(?:script|iframe|smartframe|style|blockquote|!-|!–|div|img)",
    r"A post shared (?:by|on Instagram)\b",
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4},? \d\d?[:.]\d\d(?:, UK)?[ \t]*(?=\n|\Z)",
    r"(?:Last updated|First published|Updated|Published)\b:?[^\n]{0,30}\d[^\n]{0,20}(?=\n|\Z)",
    r"By [A-Z][\w.'’-]+ [A-Z][\w.'’-]+"
    r"(?:,? (?:and|&|in|at|for) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?|, [A-Z][\w.'’ -]{2,30})*[ \t]*(?=\n|\Z)",
    # Credits that fill a line.
    r"(?:Image|IMAGE|Picture|Pic|Photo|PHOTO|Photograph|Credit|CREDIT)s? ?(?:[:–-]|by\b|via\b|courtesy of\b|credit\b)"
    r"(?: (?=[^\n]{0,60}(?:Getty|PA\b|AFP|AP\b|R(?:euters|EUTERS)|R(?:ex|EX)\b|Shutterstock|Alamy|I(?:mago|MAGO)|Images"
    r"|Wire\b|@))| by[ \t]| ?@|(?=[^\n]{0,30}(?:\n|\Z)))",
    r"Imagery by\b",
    r"(?:Getty|PA|Action|Alamy|REX|Rex) ?(?:Images|Wire|Features)?(?: via [A-Z]\w+(?: Images)?)?[ \t]*(?=\n|\Z)",
    r"(?:AFP|AP|REUTERS|Reuters|Shutterstock|IMAGO|Imago)(?: via Getty(?: Images)?)?[ \t]*(?=\n|\Z)",
)
OPENER = re.compile(r"\n[ \t]*(?P<line>(?:" + "|".join(_OPENERS) + r")[^\n]*)")

#: Credits in brackets, anywhere.
BRACKET_CREDIT = re.compile(
    r"\((?:(?:Image|Picture|Pic|Photo|Photograph|Credit|image|picture|pic|photo|credit)s?"
    r"(?: ?[:–-]| by\b| via\b| courtesy of\b| credit\b)[^()\n]{1,90}"
    r"|(?:[A-Z][\w.'’-]+[ /]){0,4}(?:Getty(?: Images)?|PA(?: Images| Wire)?|AFP|AP|REUTERS|Reuters|Shutterstock|Alamy"
    r"|IMAGO|Imago|EPA|REX|Rex)(?:[ /](?:via )?[A-Z][\w.'’-]+){0,4})\)"
)

_ENDS = r"(?=[\s.)\]]*(?:\n|\Z))"
#: (literal that must be in the text, what must then be found, whether its whole sentence goes or only the match).
#: A literal costs 2 µs a story, so there are few: what always opens its line belongs to `OPENER`.
MARKED: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    (
        "cookies",
        re.compile(
            r"(?:information collected through|use of|uses?|accept|manage|store|set|our|these|essential) cookies\b"
            r"|cookies (?:and (?:other|similar)|to (?:improve|personali|analy|provide|give|ensure)|policy|on your)"
        ),
        True,
    ),
    (
        "WhatsApp",
        re.compile(
            r"\b(?:our|dedicated) [^\n]{0,40}WhatsApp"
            r"|\b(?:[Jj]oin(?:ing)?|[Ss]ign(?:ing)? up|[Ff]ollow(?:ing)?)\b[^.\n]{0,60}"
            r"WhatsApp (?:[Cc]ommunity|[Cc]hannel|[Ss]ervice)"
        ),
        True,
    ),
    (
        "newsletter",
        re.compile(
            r"\b(?:our|FREE|free)\b[^.\n]{0,60}newsletter|\b[Ss]ign(?:ing)? up\b[^.\n]{0,60}newsletter"
            r"|newsletter[^.\n]{0,40}(?:inbox|subscribe)"
        ),
        True,
    ),
    ("appeared first on", re.compile(r"\b[Tt]he post [^\n]{1,200} appeared first on\b"), True),
    ("amble", re.compile(r"\b(?:[Bb]e)?[Gg]amble[Aa]ware|\b[Gg]amble responsibly"), True),
    ("ree bet", re.compile(r"\b[Ff]ree bets?\b"), True),
    ("lick here", re.compile(r"\b[Cc]lick here\b"), True),
    (
        " comments",
        re.compile(
            r"\b(?:[Tt]ell us|[Ll]et us know|[Gg]ive us|[Ss]hare your|[Hh]ave your say|[Ll]eave (?:us )?(?:a|your))\b"
            r"[^.\n]{0,80} comments\b"
        ),
        True,
    ),
    (
        "your ",
        re.compile(r"\b(?:[Hh]ave|order|buy|[Gg]et|in|to|Order|Buy) your (?:say\b(?! in)|copy\b|hands on|inbox)"),
        True,
    ),
    (" kit ", re.compile(r"\b(?:unveiled|launched|released) (?:their|its) new [^.\n]{0,40}\bkit\b"), True),
    (
        " covering ",
        re.compile(
            r"(?<=\n)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3} (?:is|has been) (?:a|an|the|our)\b[^.\n]{0,60}"
            r"\b(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Jj]ournalist)\b[^.\n]{0,40} covering\b"
        ),
        True,
    ),
    ("pic.twitter", re.compile(r"pic\.twitter\.com/\w+"), False),
    ("://", re.compile(r"\bhttps?://[^\s<>\"”]+"), False),
    (
        "Getty",
        re.compile(
            rf"(?:\b(?:Image|Picture|Photo|Credit)s?(?::| by)[^.\n]{{0,60}})?(?:\b[A-Z]\w+(?: via |/))?"
            rf"\bGetty(?: Images)?{_ENDS}"
        ),
        False,
    ),
)

#: Sentences that belong to the plug in front of them.
TAIL = re.compile(
    r"(?:We also|Use of|Our community|If you(?:'|’| )|You can|More info|Click|See our|Read our|Please (?:note|gamble)"
    r"|T&Cs|To find out|Full terms|Terms|Gamble|18\+|Be[Gg]amble|Worldwide shipping|On sale|The \d+-page"
    r"|For more information|Join (?:our|us|the)|Sign up|Check out (?:our|the)|Privacy)"
)
