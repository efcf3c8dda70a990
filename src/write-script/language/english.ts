import { ENGLISH_PHRASES } from './english-phrases.ts';
import { englishReadings } from './english-readings.ts';
import type { Language } from './language.ts';

const STOP_WORDS = `a about above after again all also although always am an and another any are as at
back be because been before being below between both but by can cannot could did do does doing done down
during each either else even ever every few first for from further get gets getting give given go goes
going good got had has have having he her here hers him his how however i if in into is it its itself
just keep know last less let like little look made make makes many may me might more most much must my
need never new next no nor not nothing now of off often on once one only or other our out over own
people please pretty put quite rather really s said same say says see should simply since so some
something still such sure t take than that the their them then there these they thing things this those
though through time to today together too two under until up us use used useful uses using usually very
want was way we week well went were what when where which while who whom whose why will with within
without would year years yes yet you your day days don doesn isn won ll ve re`;

/** English, American where dates in figures are concerned unless the region says otherwise. */
export const english = (tag: string): Language => ({
  tag,
  readings: englishReadings(!/-(?!US)[A-Z]{2}\b/.test(tag)),
  pointsAtRemoved:
    /^(?:this|these|that|here)\b|\b(?:below|following|follows|above|like (?:this|that|so)|this (?:one|way)|here(?:'s| is| are)?|these|example|instance|output|outputs|prints?|look|looks|snippet|code|let's say|imagine|consider|(?:is|are|was|be|the|a|an|of|to|with|by|at|on|in|from|see|via|and|or))$|\b(?:the following|as follows|as shown|shown (?:below|above)|see below|here(?:'s| is)|for (?:example|instance)|let's say|(?:this|the) (?:code|example|snippet|output|result)|this is|it looks|looks like|something like|(?:have|has|having) (?:the|such|this|a)|link|read more|source|sources|details|more info(?:rmation)?|subscribe|follow us|sign up|register|join us|docs|documentation|video|photo)\b/i,
  leadsToRemoved:
    /[\s,(]*\b(?:at|on|in|via|by|from|to|with|of|and|or|for|the|a|an|see|here|through|thanks to|is|are|as|like|than|called|named|using|between)\s*$/i,
  speaksOfRemoved:
    /^(?:(?:so|now|then|and|again),? )?(?:let's|let us)\b|^(?:for (?:example|instance), )?see\b|\b(?:here|there) is (?:a|the) (?:table|list)\b|\b(?:the|this|that|these|those|our|my|each|first|second|last|previous|following) (?:\p{L}+ ){0,2}(?:examples?|snippets?|output|lines?|listing|traceback|functions? above)\b|\b(?:this|that|following|previous|first|second|same) (?:\p{L}+ )?code\b|\bthe code (?:above|below|will|prints|outputs|works|does)\b|\b(?:above|below)[.,:;]|\b(?:text|code|class|function) (?:above|below)\b|^(?:above|below)\b|^(?:(?:here|now|then|so|and),? )?(?:we|I)(?:'ve| have)? (?:made|make|used?|created?|defined?|called|call|pass(?:ed)?|add(?:ed)?|set|wrote|told|ran|run|wrapped|replaced)\b|\b(?:as|here) you (?:can )?see\b|\byou can't (?:yet )?see\b|\boutputs?\b.{0,20}[.:]$/iu,
  demonstrates: /\b(?:this|these|those|such) (?!(?:is|are|was|were|means?|can|will)\b)\p{L}{3,}/iu,
  hangsOn:
    /^(?:thanks to|according to|to|in order|if|when|while|whenever|where|once|unless|until|after|before|since|because|as|although|though|for|with|without|by|from|on|in|at|instead|whether|what|who|which)\b/i,
  isListed: /^(?:and|or|nor)\b/i,
  leansOnPrevious:
    /^(?:well|yes|yeah|no|nope|sure|exactly|indeed|good|nice|great|wow|right|correct|neither|none)[,.!]|^(?:now, )?(?:did|does|do|is|was|are|were|can|could|will|would|should|how|why|what|when|where|who|which)\b[^,;]*\b(?:it|this|that|these|those|they|them|so)\b.*\?$|^(?:it|this|that|these|those|they|them|he|she|his|her|its|their|such|however|but|so|also|then|therefore|thus|hence|moreover|besides|instead|otherwise|again|and|or|for (?:example|instance)|in (?:this|that|these) (?:case|way|example)s?|as a result|because of (?:this|that)|on the other hand|meanwhile|another|both|the (?:same|latter|former|other|first|second|result|output)|there|here|still|yet|even|unlike|without it|with it|after that|before that|at that|at this|in fact|that's|it's|they're|there's|not only|too|above|below|rather|specifically|similarly)(?![\p{L}\p{N}])|^[^,;:]*\bthe (?:process|problem|issue|approach|situation|solution|trick)(?=[.,;!?]|$)/iu,
  announcesCount:
    /(?<![\p{L}\p{N}])(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several) (?:\p{L}+ ){0,3}\p{L}+s\s*[:.]$/iu,
  callsToAct:
    /^(?:please|read (?:this|on|more|the)|call|phone|ring|join|subscribe|follow|click|share|vote|register|sign|bring|come|don't|do not|remember|note that|visit|send|tell us|watch|listen|check|download|install|buy|book|order|thanks?|thank you|hello|hi|dear|good (?:morning|evening|day))(?!\p{L})/iu,
  pointsBack: /\bthe (\p{L}{3,})/giu,
  leadsItself: /^(?:next|now|then|and|but|so|finally|also|first|again|meanwhile)(?!\p{L})/iu,
  answers: {
    why: /^(?:because|the reason|(?:that's|this is|that is|it's) because)(?![\p{L}\p{N}])/iu,
    catch:
      /^however\b.*(?:n't|\b(?:not|never|no|only|cannot|closed|without))\b|^(?:unfortunately|keep in mind|be careful|beware|mind you|the (?:only )?(?:problem|downside|catch|drawback|snag))\b/i,
    example: /^(?:for example|for instance|let's say|imagine|say,|suppose|consider)\b/i,
    duration:
      /^(?:it|this|that|all of it) (?:takes|took|lasts|lasted|will take|will last)\b.*\b(?:second|minute|hour|day|night|week|month|year)s?\b/iu,
    cost: /^(?:entry|admission|it|they|tickets?|seats|prices)\b.*\b(?:costs?|is free|are free|free of charge|start at|[$€£]\s?\d)/i,
    result: /^(?:as a result|in the end|the result)\b/i,
  },
  label:
    /^((?:The|Our|My|Their|His|Her) (?:\p{L}+ )?\p{L}+|Next \p{Ll}+|\p{Lu}\p{Ll}{4,}s): (?=\S+ \S+ \S)/u,
  speaksOfItself: /\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|me|I'm|[Ww]e're)\b/,
  dependsOnDay:
    /\b(?:today|tonight|tomorrow|yesterday|(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month|year)|(?:days|weeks|months) ago|in (?:\d+|a few|a|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:minutes|hours?|days?|weeks?|months?)|from now)\b/i,
  saysWhen:
    /\b(?:on|from|until|by|at) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?::\d\d| ?[ap]\.?m\b| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d)/iu,
  defines:
    /^(?: \([^)]*\))? (?:(?:is|are|was|were) (?:an?|the|when|how|what|where|one)|means|stands for)\b/i,
  stopWords: new Set(STOP_WORDS.split(/\s+/)),
  stem: (word) =>
    word.length > 4 ? word.replace(/(?:'s|ings?|ers?|ed|es|s|ly|ment|ions?|e)$/, '') : word,
  phrases: ENGLISH_PHRASES,
});
