import type { Grammar } from '../language.ts';

/** How sentences hang together in English. */
export const ENGLISH_GRAMMAR: Grammar = {
  pointsAtRemoved:
    /^(?:this|these|that|here)\b|\b(?:below|following|follows|above|like (?:this|that|so)|this (?:one|way)|here(?:'s| is| are)?|these|example|instance|output|outputs|prints?|look|looks|snippet|code|let's say|imagine|consider|(?:is|are|was|be|the|a|an|of|to|with|by|at|on|in|from|see|via|and|or))$|\b(?:the following|as follows|as shown|shown (?:below|above)|see below|here(?:'s| is)|for (?:example|instance)|let's say|(?:this|the) (?:code|example|snippet|output|result)|this is|it looks|looks like|something like|(?:have|has|having) (?:the|such|this|a)|link|read more|source|sources|details|more info(?:rmation)?|subscribe|follow us|sign up|register|join us|docs|documentation|video|photo)\b/i,
  leadsToRemoved:
    /[\s,(]*\b(?:at|on|in|via|by|from|to|with|of|and|or|for|the|a|an|see|here|through|thanks to|according to|along with|because of|is|are|as|like|than|called|named|using|between|says?|said|writes|reports)\s*$/i,
  speaksOfRemoved:
    /^(?:(?:so|now|then|and|again),? )?(?:let's|let us)\b|^(?:for (?:example|instance), )?see\b|\b(?:here|there) is (?:a|the) (?:table|list)\b|\b(?:the|this|that|these|those|our|my|each|first|second|last|previous|following) (?:\p{L}+ ){0,2}(?:examples?|snippets?|output|lines?|listing|traceback|functions? above)\b|\b(?:this|that|following|previous|first|second|same) (?:\p{L}+ )?code\b|\bthe code (?:above|below|will|prints|outputs|works|does)\b|\b(?:above|below)[.,:;]|\b(?:text|code|class|function) (?:above|below)\b|^(?:above|below)\b|^(?:(?:here|now|then|so|and),? )?(?:we|I)(?:'ve| have)? (?:made|make|used?|created?|defined?|called|call|pass(?:ed)?|add(?:ed)?|set|wrote|told|ran|run|wrapped|replaced)\b|\b(?:as|here) you (?:can )?see\b|\byou can't (?:yet )?see\b|\boutputs?\b.{0,20}[.:]$/iu,
  demonstrates: /\b(?:this|these|those|such) (?!(?:is|are|was|were|means?|can|will)\b)\p{L}{3,}/iu,
  hangsOn:
    /^(?:thanks|thank you|thanks to|according to|to|in order|if|when|while|whenever|where|once|unless|until|after|before|since|because|as|although|though|for|with|without|by|from|on|in|at|instead|whether|what|who|which)\b/i,
  isListed: /^(?:and|or|nor)\b/i,
  leansOnPrevious:
    /^(?:well|yes|yeah|no|nope|sure|exactly|indeed|good|nice|great|wow|right|correct|neither|none)[,.!]|^(?:now, )?(?:did|does|do|is|was|are|were|can|could|will|would|should|how|why|what|when|where|who|which)\b[^,;]*\b(?:it|this|that|these|those|they|them|so)\b.*\?$|^(?:it|this|that|these|those|they|them|he|she|his|her|its|their|such|however|but|so|also|then|therefore|thus|hence|moreover|besides|instead|otherwise|again|and|or|for (?:example|instance)|in (?:this|that|these) (?:case|way|example)s?|as a result|because of (?:this|that)|on the other hand|meanwhile|another|both|the (?:same|latter|former|other|first|second|result|output)|there|here|still|yet|even|unlike|without it|with it|after that|before that|at that|at this|in fact|that's|it's|they're|there's|not only|too|above|below|rather|specifically|similarly)(?![\p{L}\p{N}])|^(?:to|by|for|before|after|while|when|if|in order to) (?:\p{L}+ ){1,3}?(?:it|this|that|them)(?=,)|^[^,;:]*\bthe (?:process|problem|issue|approach|situation|solution|trick)(?=[.,;!?]|$)/iu,
  announcesCount:
    /(?<![\p{L}\p{N}])(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several) (?:\p{L}+ ){0,3}\p{L}+s\s*[:.]$/iu,
  callsToAct:
    /^(?:please|read (?:this|on|more|the)|call|phone|ring|join|subscribe|follow|click|share|vote|register|sign|bring|come|don't|do not|remember|note that|visit|send|tell us|watch|listen|check|download|install|buy|book|order|thanks?|thank you|hello|hi|dear|good (?:morning|evening|day))(?!\p{L})/iu,
  pointsBack: /\bthe (\p{L}{3,})/giu,
};
