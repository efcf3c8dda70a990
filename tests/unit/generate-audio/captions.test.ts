import { describe, expect, it } from 'vitest';
import { alignPauses } from '../../../src/generate-audio/captions/align-pauses.ts';
import { captionLines } from '../../../src/generate-audio/captions/caption-lines.ts';
import { splitCaptions } from '../../../src/generate-audio/captions/split-captions.ts';
import { writeSubtitles } from '../../../src/generate-audio/captions/write-transcript.ts';
import { pronounce } from '../../../src/speech-text/pronounce.ts';

const LONG =
  'To be quick about it: the ferry, which has crossed the river every half hour since the spring of 1949, changes to the winter timetable on Monday, and from then on the last boat leaves at half past seven. No. Nobody rings. The bell at the mill side works again, and one ring is enough for the ferryman to come over.';

describe('captions', () => {
  it.each([
    ['English', 'en-US', LONG],
    [
      'Hebrew',
      'he-IL',
      'המעבורת חוצה את הנהר כל חצי שעה מאז אביב 1949, וביום שני עוברת ללוח הזמנים של החורף. מאז, הסירה האחרונה יוצאת בשבע וחצי. הפעמון בצד הטחנה שוב עובד, וצלצול אחד מספיק כדי שהמעבורת תגיע.',
    ],
    [
      'Japanese',
      'ja-JP',
      '渡し船は春から三十分ごとに川を渡っていますが、月曜日から冬の時刻表に変わり、最終便は七時半に出発します。粉ひき小屋側の鐘はまた鳴ります。一回鳴らせば十分です。',
    ],
  ])('in %s are two lines of 42 columns at most, and lose no word', (_, language, text) => {
    const captions = splitCaptions(text, language);
    expect(captions.length).toBeGreaterThan(1);
    for (const caption of captions) {
      const lines = captionLines(caption, language);
      expect(lines.length, caption).toBeLessThanOrEqual(2);
      const columns = language === 'ja-JP' ? 21 : 42;
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(columns);
    }
    expect(captions.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });

  it('end with a sentence or a clause rather than behind "the"', () => {
    for (const caption of splitCaptions(LONG, 'en-US'))
      expect(caption).toMatch(/[.,:]$|\p{L}{4}$/u);
  });

  it('are not one word long where a neighbour has room', () => {
    expect(splitCaptions('No. Nobody rings the bell at all.', 'en-US')).toEqual([
      'No. Nobody rings the bell at all.',
    ]);
  });

  it('keep a date and a number in one piece', () => {
    const text =
      'This episode tells all that was posted in the channel from September 30 to October 11, 2026.';
    expect(splitCaptions(text, 'en-US').filter((caption) => caption.startsWith('2026'))).toEqual(
      [],
    );
  });

  it.each([
    [
      'Do not let anybody tell you 300. Keep the boy out of the pit. A. Quill, miller." Bram was the boy. He read it aloud, twice.',
      'A. Quill, miller."',
    ],
    [
      'Nobody has come to read the meter of the old mill since. T. S. Marrow has, once.',
      'T. S. Marrow has, once.',
    ],
  ])('keep an initial with its name: %s', (text, caption) => {
    expect(splitCaptions(text, 'en-US')).toContain(caption);
  });

  it.each([
    [
      'en-US',
      'The bridge was opened on Sunday by the mayor and by the guest of honour, Gen. Lee of Mill Lane, who cut the ribbon.',
    ],
    [
      'de-DE',
      'Die Brücke über den alten Hafen bleibt nach Angaben der Stadtverwaltung ab dem 2. Juli für alle Fahrzeuge gesperrt.',
    ],
    [
      'ru-RU',
      'Новый мост торжественно открыли в присутствии гостей и жителей города на пересечении ул. Садовой и набережной.',
    ],
  ])(
    'end neither a caption nor a line behind an abbreviation or an ordinal: %s',
    (language, text) => {
      for (const caption of splitCaptions(text, language))
        for (const line of captionLines(caption, language))
          expect(line).not.toMatch(/(?:Gen|\d|ул)\.$/u);
    },
  );

  it('begin with the quotation mark of what they quote', () => {
    const text =
      'The harbour office wrote on Monday morning, at last: "The bridge is closed until the end of May."';
    for (const caption of splitCaptions(text, 'en-US')) expect(caption).not.toMatch(/\s"$/);
  });

  it('leave room for the name of who speaks', () => {
    const [text = ''] = splitCaptions(LONG, 'en-US', 12);
    const cue = { startMs: 0, endMs: 5000, role: 'storytellr', text, languageCode: 'en-US' };
    const lines = writeSubtitles([cue]).trim().split('\n').slice(2);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(42);
  });

  it('have no arrow but that of their times, in whatever a speaker is called', () => {
    const cue = { startMs: 0, endMs: 5000, languageCode: 'en-US' };
    const subtitles = writeSubtitles([{ ...cue, role: 'desk --> field', text: 'Go --> there.' }]);
    expect(subtitles.match(/-->/g)).toHaveLength(1);
  });
});

describe('alignPauses', () => {
  const pieces = [
    { weight: 20, pause: 0.5 },
    { weight: 60, pause: 0 },
    { weight: 40, pause: 1 },
    { weight: 40, pause: 1 },
  ];

  it('leaves a cut open at which no voice pauses, instead of taking a pause from elsewhere', () => {
    const atComma = { startMs: 1250, endMs: 1400 };
    const atEnd = { startMs: 7600, endMs: 8000 };
    const stretch = { startMs: 0, endMs: 10_500, silences: [atComma, atEnd] };
    expect(alignPauses(pieces, stretch)).toEqual([atComma, undefined, atEnd]);
  });

  it('prefers the long pause of a sentence to a gap between words that is as near', () => {
    const gap = { startMs: 7500, endMs: 7560 };
    const atEnd = { startMs: 7700, endMs: 8100 };
    const stretch = { startMs: 0, endMs: 10_500, silences: [gap, atEnd] };
    expect(alignPauses(pieces, stretch).at(-1)).toBe(atEnd);
  });
});

describe('pronounce', () => {
  it.each([
    [
      'en-US',
      'Call asyncio.create_task in Python 3.11.',
      'Call asyncio dot create task in Python 3 point 11.',
    ],
    [
      'en-US',
      'Unpack the tar.gz of C++ 2.0.1, C# or .NET.',
      'Unpack the tar G Z of C plus plus 2 point 0 point 1, C sharp or dot net.',
    ],
    ['en-US', 'ASP.NET runs on .NET.', 'ASP dot NET runs on dot net.'],
    ['en-US', 'It calls __del__ at 3.5 percent.', 'It calls del at 3.5 percent.'],
    [
      'ru-RU',
      'Вышел Python 3.12, а с ним asyncio.run.',
      'Вышел Python 3 точка 12, а с ним asyncio точка run.',
    ],
    ['he-IL', 'הפונקציה asyncio.run חדשה.', 'הפונקציה asyncio נקודה run חדשה.'],
    [
      'es-ES',
      'La función asyncio.create_task es nueva.',
      'La función asyncio.create task es nueva.',
    ],
    [
      'en-US',
      'It ended at 19:05. The sun set, e.g. on May 5, 2026.',
      'It ended at 19:05. The sun set, e.g. on May 5, 2026.',
    ],
  ])('says in %s: %s', (language, written, said) => {
    expect(pronounce(written, language)).toBe(said);
  });
});
