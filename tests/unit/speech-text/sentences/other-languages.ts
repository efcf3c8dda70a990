import type { Example } from './example.ts';

export const OTHER_LANGUAGES: readonly Example[] = [
  {
    text: 'Trajekt má zpoždění. Nikdo neví proč.',
    sentences: ['Trajekt má zpoždění.', 'Nikdo neví proč.'],
  },
  {
    text: 'Mr. Smith och Dr. Berg kom. De stannade.',
    sentences: ['Mr. Smith och Dr. Berg kom.', 'De stannade.'],
  },
  {
    text: 'A. B. Berg skrev det. Version v1.2.3 är ute.',
    sentences: ['A. B. Berg skrev det.', 'Version v1.2.3 är ute.'],
  },
  { text: 'Ողջույն։ Ինչպե՞ս ես։', sentences: ['Ողջույն։', 'Ինչպե՞ս ես։'] },
  { text: 'សួស្តី។ លាហើយ។', sentences: ['សួស្តី។', 'លាហើយ។'] },
];
