import { eng } from 'stopword';
import type { LanguageWords } from '../language-words.ts';

export const ENGLISH: LanguageWords = {
  isReviewed: true,
  stemmer: 'english',
  // Figures in words and helping verbs, which that list doesn't have.
  stopWords: [
    ...eng,
    ...'one two three four five six seven eight nine ten eleven twelve first second third half'.split(
      ' ',
    ),
    ...'will would shall should could may might must today tonight tomorrow yesterday new now'.split(
      ' ',
    ),
    ...'says said say told tells it its our ours us nobody somebody someone anybody everybody'.split(
      ' ',
    ),
  ],
  acronyms:
    'NATO UN EU UK USA UAE AI NASA FBI CIA IMF CEO FIFA UEFA OPEC IAEA UNESCO UNICEF UNHCR COVID ISIS IDF ICE',
  phrases: {
    opening: 'Headlines',
    closing: 'Closing',
    brief: 'In brief',
    welcome: 'This is {show}, {period}.',
    farewell: 'That was {show}. Every post is linked in the show notes.',
    range: '{from} to {until}',
    headlines: 'The headlines.',
    inBrief: 'In brief.',
    firstReport: 'The first report, {day}:',
    before: 'Before that, {day}:',
    since: 'What else is known:',
    sinceThen: 'Since then:',
    claim: 'It had been reported:',
    reply: 'The answer to that:',
    passedOn: '{who}, passed on by {channel}:',
    member: '{who}, in {channel}:',
    writes: '{who} writes:',
    quotes: '{who} quotes:',
    asks: '{channel} asked:',
    answers: 'The answers: {list}.',
    result: 'Most chose: {answer}, {share} percent.',
    sources: 'Reported by {list}.',
    advertisement: 'An advertisement:',
    rest: 'Posts that are only in the show notes: {count}.',
    unspoken: 'Voice messages, pictures and links that we could not tell: {count}.',
    covers: 'This episode covers the newest {kept} of {found} posts.',
    summary: '{topics}. From {channels}, {period}.',
    asReported: 'As reported on {day}:',
  },
  signs: {
    about: 'about ',
    said: 'around|approximately|approx\\.?|roughly|nearly|almost|some|over|at least|up to',
    under: 'under ',
    over: 'over ',
    equals: 'is',
    to: 'to',
    moreThan: 'more than ',
    per: 'per ',
    minus: 'minus ',
    plus: 'plus ',
    atMost: 'at most ',
    atLeast: 'at least ',
    section: 'section ',
  },
  cues: {
    greets:
      'lunch break|short break|we(?:.re| are) back (?:at|in|after)|morning(?: all| everyone|,|!)|well done|congratulations|congrats|thanks|thank you|sleep well|have a (?:nice|good|great|lovely)|good (?:morning|night|evening|day|afternoon)|hello|hi(?!\\p{L})|happy (?:new|birthday|holidays|weekend)|merry',
    calls:
      "in (?:this issue|today.s (?:issue|edition))|that.s (?:all|it) for (?:today|now)|that was (?:today|the day)|subscribe|turn on notifications|tell your friends|boost (?:us|(?:the|our|this) channel)|share (?:the|this|our) channel|send the channel on|write to us|join (?:us|our channel|the chat)|there are (?:(?:nearly|already|now|almost) )?[\\d,.]+ of us|we are (?:(?:nearly|already|now|almost) )?\\d[\\d,.]*\\d(?=\\s*(?:already|[!.]|$))|press .?boost|follow us|don't miss a thing|invite your friends|like and share|see you (?:tomorrow|soon)|donate (?:at|here|now|today|via|to (?:us|our))|help us (?:to )?(?:feed|raise|reach|collect|buy|keep)|support (?:us|our (?:channel|work))|(?:tell us|let us know|write|vote|answer|share [^.!?]{2,30}) in the comments|let us know what you|tell us what you|comment below",
    pointers:
      'read (?:more|on|the (?:full|whole)|also)|more (?:here|on (?:our|the)|at|details)|full (?:story|text|video|interview|report)|details (?:here|below|at|on|in the link)|listen to the (?:whole|full)|watch the (?:whole|full)|see (?:the )?link|link (?:in|below)|tap here|click here',
    linked:
      '(?:behind|at|via|in|by|under|on) (?:the|this) link|link in (?:the )?bio|in the first comment|(?:photos|pictures|video|map|programme|program|list)(?: \\p{L}+){0,3}? here',
    credits: 'photos?|pictures?|images?|photograph(?:er|s)?|pic|credit|source',
    declares: 'ad|ads|advert|advertisement|sponsored|promoted|paid partnership|advertorial',
    classifieds:
      'for sale|for free|(?:to |I )?(?:give|giving) (?:it |them )?away|selling (?:my|a|an|our)|anyone (?:selling|need|want)|free to (?:collect|take|a good home)|looking for a (?:used|second-hand|cheap)',
    offers: [
      'special offer|offer(?:s|ed)?(?!\\p{L})|sale(?!\\p{L})|promotion|deal(?:s)?(?!\\p{L})',
      '\\d+ ?% (?:off|cheaper|less|discount)|discount|half (?:the )?price|pays? half|in place of \\d|instead of \\d|cheap(?:er|est)|save (?:up|money|\\d)|lowest price',
      'for free|free (?:of charge|delivery|test|month|trial|shipping|consultation)|costs? nothing|for nothing|no fee|takes? no fee|first month free|money back',
      'as a present|gift|bonus|on top of every|included|voucher',
      'promo ?code|code (?:word )?[A-Z"“]|with the (?:code|word)|use the (?:code|word)|say the word|mention (?:us|this|the channel|[A-Z])|who say that they come from',
      'only (?:today|until|this)|today only|until (?:sunday|friday|the end of)|by (?:friday|monday|sunday|the \\d)|this week(?: only)?|for a limited|before \\d',
      'limited|running out|places? (?:go|in|are|left)|hurry|don.t (?:wait|miss)|while (?:stocks|supplies)|last chance',
      'join (?:our|the|my) (?:vip|premium|private|closed)|win rate|signals? group|dm (?:me|us|@)|guaranteed|profit',
      'sign up|order (?:here|form|now|online|by)|register|book(?:ed|ing)? (?:two|now|a|your|online|at|(?:on|in|through) (?:our|the) (?:app|site))|call (?:\\p{L}+ on|me|us|now)|ring \\p{L}+|enrol|buy|download|get yours|reserve',
      'our (?:readers|partners|subscribers|followers)|for (?:readers|subscribers|followers)|(?:readers|subscribers) of',
      'one name (?:came|comes|kept)|swears? by|saved (?:our|my)|the reviews|(?:says|writes) a customer|changed (?:my|our) (?:life|lives)|(?:families|households) (?:all over|across|in) ',
      'recommend|satisf|customers?(?!\\p{L})|of them recommend|stars? from|trusted|best.?sell|award|clients',
      'i used to|i was the same|i must say|have you (?:ever|thought)|everybody talks|tired (?:in|of)|want to (?:speak|learn|know|earn)|do you (?:want|know|still)|dreaming of|imagine|how (?:often|many times) have you|i can warmly|wouldn.t give it back',
      'you (?:get|save|pay|put|type|want|need|can order|may|will|choose)|your (?:money|door|bedroom|first|flat|home|skin|children|kitchen|back|order)|to your',
    ],
    corrects:
      'correct(?:ion|ed)|erratum|sold out|mistake|not true|this is wrong|wrong(?!\\p{L})|den(?:y|ies|ied)|no one|nobody is|called off|is off(?!\\p{L})|(?:is|are|was|were) (?:alive|back|safe)|(?:has|have) been found|found (?:alive|safe)|(?:fully )?open again|(?:is|are) open (?:\\p{L}+ ){1,3}again|(?:sails?|runs?|running|works?|working) again|back in service|(?:are|is|runs?|sails?) on time|reopen|opens? again|lifted|nothing wrong|apologi[sz]e|no longer|negative|cancel|withdr[ae]w|resum|restor|moved (?:to|my|it)|instead of|not (?:\\p{L}+ )?(?:\\d|as|until)|rescued|settled|revers|(?:is|are|was|were) (?:home and )?(?:safe(?:ly)? (?:home|back)|repaired|fixed)',
    causes: 'because of|due to|owing to',
    soldOut:
      'sold out|out of stock|(?:deal|offer|sale|promo\\p{L}*|discount) (?:is|has) (?:over|ended|expired|gone)|no longer (?:on offer|available)|all gone',
    denies:
      'no,|this is wrong|that(?:.s| is) wrong|not true|that is not|that isn.t|this is not|this isn.t|untrue|false(?!\\p{L})|it.s not true|it is not true|nonsense',
    alarms:
      'air[- ]raid (?:alert|warning|alarm|siren)s?|(?:missile|rocket|drone) (?:alert|alarm|warning)|all clear|sirens? sound\\p{L}*',
    firstPerson: "i|i'm|i've|i'd|i'll|my|me|mine|myself",
    leans:
      'this|that|these|those|it|he|she|they|him|his|her|its|their|here|there|so|but|and|also|in their place|both|then|such|to be said|formally|strictly speaking|probably|initially|before,|however|in other words|as you (?:may|might) know',
    passing:
      'today|tonight|tomorrow|this (?:morning|afternoon|evening)|right now|at the moment|just now|as we speak|for now|on (?:his|her|its|their) way',
    teases: "what|how|why|which|who|where|when|here is|here's|meet|watch|look|guess",
    labels:
      'flash|breaking|urgent|correction|update|updated|just in|alert|new|exclusive|video|photo|attention|warning|please note',
    sources:
      'police|ambulance|hospital|coastguard|union|waterworks|arbitrator|engineer|eyewitness|minist|agency|source|service|government|mayor|council|company|court|prosecut|media|reuters|spokes|officials?|army|president|report',
    part: 'part|chapter|episode|day',
  },
};
