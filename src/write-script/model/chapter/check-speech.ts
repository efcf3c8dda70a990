const UNSPEAKABLE: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/|www\./iu, 'a web address'],
  // A product's or a company's name is none: ASP.NET, Booking.com.
  [
    /(?<![\p{L}\p{N}_-])[\p{Ll}\d][\w-]*\.(?:com|org|net|io|me|ru|dev|info|co\.uk)(?![\p{L}\p{N}.])/u,
    'a web address',
  ],
  [/(?:^|[\s(])@[\w]/u, 'a handle'],
  [/(?:^|\s)#\p{L}/u, 'a hashtag'],
  [/\p{Extended_Pictographic}|\p{Regional_Indicator}/u, 'an emoji'],
  [/\*|`|~~|__|^\s{0,3}(?:#{1,6}|>|[-•])\s|\n/u, 'markup'],
  [/[[\]{}<>]/u, 'brackets, as placeholders and stage directions have'],
  [/\b(?:lorem|ipsum|TODO|TBD|XX+)\b|_{3,}|\.{5,}/u, 'a placeholder'],
  [/\b(?:insert|your) (?:name|show|host|guest|channel) (?:here|name)\b/iu, 'a placeholder'],
  [/&(?:[a-z]+|#\d+);/u, 'markup'],
];

const MOST_QUOTED = 60;

/** What in a text can't be spoken or is no finished text, in words for whoever wrote it. */
export const checkSpeech = (text: string): string[] =>
  UNSPEAKABLE.flatMap(([pattern, what]) =>
    pattern.test(text) ? [`${JSON.stringify(text.slice(0, MOST_QUOTED))} holds ${what}.`] : [],
  );
