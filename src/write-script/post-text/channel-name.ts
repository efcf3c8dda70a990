import { cleanCharacters } from './characters/clean-characters.ts';

const LONGEST = 60;
const EMOJI = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/u;
const BETWEEN = /\s*[|•·⭐●]\s*|\s+[–—-]\s+|\s*\/\/\s*/u;

/** What a channel or a person is called aloud: the name up to a bar, a dash or an emoji, as far as it has words. */
export const channelName = (title: string): string => {
  const parts = title
    .split(EMOJI)
    .flatMap((part) => part.split(BETWEEN))
    .map((part) =>
      cleanCharacters(part)
        .replace(/[\s•]+/g, ' ')
        .trim(),
    )
    .map((part) => part.replace(/[^\p{L}\p{M}\p{N} ,'&.+-]/gu, '').trim());
  const name = parts.find((part) => /\p{L}/u.test(part)) ?? '';
  if (name.length <= LONGEST) return name;
  // Of several names, as many as are whole.
  const comma = name.lastIndexOf(', ', LONGEST);
  return name.slice(0, comma > 0 ? comma : name.lastIndexOf(' ', LONGEST)).trim();
};
