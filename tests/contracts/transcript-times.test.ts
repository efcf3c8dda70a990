import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error It has no types.
import { WebVTTParser } from 'webvtt-parser';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { aScript } from '../support/audio/a-script.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';

const PARAGRAPHS: Readonly<Record<string, readonly string[]>> = {
  'en-US': [
    'The council met on Tuesday. It talked about the new bridge for three hours, and then it voted. Nobody was against it. Work begins in the spring, when the river is low enough to set the pillars.',
    'What will it cost? About nine million, says the mayor. The state pays half of that. The other half comes from a loan, which the city pays back over twenty years.',
    'There is more. The library opens on Sundays from now on. Students had asked for that for a long time. Whether it stays so depends on how many people come.',
    'The museum shows photographs of the harbour. Most of them are a hundred years old. A fisherman took them on his days off. His granddaughter found them in a box under the roof.',
    'On Saturday the market moves to the old station. The square gets new pavement until October. Buses stop at the corner of the main street. The tram runs as it always does.',
    'The school by the river gets a second gymnasium. Parents had collected signatures for it. The first stone is laid in June, and the mayor brings the trowel.',
    'The weather stays as it is. It rains until Thursday evening. After that the wind turns to the east, and the sun comes out. Temperatures rise to eighteen degrees.',
  ],
  'he-IL': [
    'המועצה התכנסה ביום שלישי. במשך שלוש שעות דיברו שם על הגשר החדש, ואז הצביעו. איש לא התנגד. העבודה מתחילה באביב, כאשר המים בנהר נמוכים.',
    'כמה זה יעלה? בערך תשעה מיליון, אומרים בעירייה. המדינה משלמת חצי מהסכום. את החצי השני לוקחים כהלוואה, ומחזירים אותו במשך עשרים שנה.',
    'יש עוד חדשות. הספרייה נפתחת מעכשיו גם בימי שישי. סטודנטים ביקשו את זה כבר מזמן. מספר המבקרים יקבע אם זה יישאר כך.',
    'במוזיאון מציגים תצלומים של הנמל. רובם בני יותר ממאה שנה. דייג אחד צילם אותם בימים החופשיים שלו. הנכדה שלו מצאה אותם בקופסה מתחת לגג.',
    'בשבת השוק עובר לתחנה הישנה. הכיכר מקבלת ריצוף חדש עד אוקטובר. האוטובוסים עוצרים בפינת הרחוב הראשי. הרכבת הקלה נוסעת כרגיל.',
    'בית הספר ליד הנהר מקבל אולם ספורט נוסף. הורים אספו חתימות למען זה. אבן הפינה תונח ביוני, וגם ראש העיר יבוא.',
    'מזג האוויר לא משתנה. הגשם יורד עד יום חמישי בערב. אחר כך הרוח משתנה, והשמש חוזרת. הטמפרטורות עולות לשמונה עשרה מעלות.',
  ],
  'ru-RU': [
    'Совет собрался во вторник. Три часа говорили о новом мосте, а потом голосовали. Никто не был против. Работы начнутся весной, когда вода в реке спадёт.',
    'Сколько это будет стоить? Около девяти миллионов, говорит мэр. Половину платит область. Другую половину берут в кредит, который город выплатит за двадцать лет.',
    'Есть и другие новости. Библиотека теперь работает и по воскресеньям. Студенты давно об этом просили. Останется ли так, зависит от числа посетителей.',
    'В музее показывают снимки порта. Большинству из них больше ста лет. Один рыбак делал их в свободные дни. Внучка нашла снимки в коробке под крышей.',
    'В субботу рынок переезжает к старому вокзалу. На площади до октября меняют плитку. Автобусы останавливаются на углу главной улицы. Трамвай ходит как обычно.',
    'Школа у реки получит второй спортзал. Родители собирали за него подписи. Первый камень заложат в июне, и мэр придёт с мастерком.',
    'Погода не изменится. Дождь идёт до вечера четверга. Потом ветер подует с востока, и выйдет солнце. Температура поднимется до восемнадцати градусов.',
  ],
};

const scriptIn = (language: string) => {
  const { speakers } = aScript();
  return aScript({
    language,
    speakers: speakers.map(({ role, voice }) => ({
      role,
      voice: voice.replace('en-US', language),
    })),
    chapters: (PARAGRAPHS[language] ?? []).map((text, i) => ({
      title: `Part ${i + 1}`,
      sources: [],
      utterances: [{ speaker: i % 2 === 0 ? 'Host' : 'Guest', text }],
    })),
  });
};

/** Quieter than any speech at -16 LUFS, louder than what a codec leaves of silence. */
const SPEECH_LEVEL = 0.01;
const SAMPLE_RATE = 44_100;

let server: GoogleTts;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transcript-times-'));
  server = await startGoogleTts();
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Speaks the script of a language; answers what is heard and what is read. */
const listen = async (language: string) => {
  const { output, bytes } = await runGenerateAudio(server.endpoint, scriptIn(language));
  const path = join(folder, `${language}.mp3`);
  await writeFile(path, bytes(output.audio.key));
  const { stdout } = spawnSync(
    FFMPEG.ffmpegPath,
    ['-v', 'error', '-i', path, '-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE), '-'],
    { maxBuffer: 1e9 },
  );
  const samples = new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length >> 2);
  const vtt = Buffer.from(bytes(output.transcript.key)).toString();
  const { cues, errors } = new WebVTTParser().parse(vtt, 'metadata');
  return {
    errors: errors as readonly unknown[],
    cues: (cues as readonly Cue[]).map((cue) => ({
      ...cue,
      lines: cue.text.replace(/<[^>]+>|\u200F/g, '').split('\n'),
    })),
    /** The loudest sample between two moments, in seconds. */
    loudest: (from: number, until: number): number =>
      samples
        .subarray(...[from, until].map((at) => Math.max(0, Math.round(at * SAMPLE_RATE))))
        .reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
  };
};

interface Cue {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

describe.each(Object.keys(PARAGRAPHS))('a transcript in %s', (language) => {
  let heard: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    heard = await listen(language);
  });

  it('is read by a WebVTT parser without an error, and holds every word', () => {
    expect(heard.errors).toEqual([]);
    expect(heard.cues.flatMap(({ lines }) => lines).join(' ')).toBe(
      PARAGRAPHS[language]?.join(' '),
    );
  });

  it('is set in two lines of 42 characters at most, each for about one to seven seconds', () => {
    for (const { lines, startTime, endTime } of heard.cues) {
      expect(lines.length, lines.join('|')).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(42);
      expect(endTime - startTime, lines.join('|')).toBeGreaterThan(0.7);
      expect(endTime - startTime, lines.join('|')).toBeLessThanOrEqual(7);
    }
  });

  it('has cues that begin within 50 ms of where a voice begins, at 20 places', () => {
    const starts = heard.cues.map(({ startTime }) => startTime);
    expect(starts.length).toBeGreaterThanOrEqual(20);
    for (const start of starts) {
      expect(heard.loudest(start, start + 0.05), `nobody speaks at ${start} s`).toBeGreaterThan(
        SPEECH_LEVEL,
      );
      expect(heard.loudest(start - 0.05, start - 0.005), `speech before ${start} s`).toBeLessThan(
        SPEECH_LEVEL,
      );
    }
  });
});
