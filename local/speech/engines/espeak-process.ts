// A program of its own: eSpeak NG is under the GPL and shares no process with the rest.
import createEspeak from 'espeak-ng';
import type { SpeechJob, SpeechReply } from './speech-job.ts';

const WORDS_A_MINUTE = 165;
// Asked to be slower, eSpeak NG speaks at this pace all the same.
const FEWEST_WORDS_A_MINUTE = 80;
const NAMES: Readonly<Record<string, string>> = { 'en-gb': 'en-gb', 'pt-br': 'pt-br', cmn: 'cmn' };

const voiceName = ({ languageCode, gender }: SpeechJob): string => {
  const code = languageCode.toLowerCase();
  const language = NAMES[code] ?? code.split('-')[0] ?? code;
  return gender === 'FEMALE' ? `${language}+f3` : language;
};

const wordsAMinute = ({ speakingRate }: SpeechJob): number =>
  Math.max(FEWEST_WORDS_A_MINUTE, Math.round(WORDS_A_MINUTE * speakingRate));

const speak = async (job: SpeechJob): Promise<SpeechReply> => {
  const complaints: string[] = [];
  const espeak = await createEspeak({
    arguments: [
      ...['-w', 'speech.wav', '-v', voiceName(job)],
      ...['-s', String(wordsAMinute(job))],
      ...['-p', job.gender === 'FEMALE' ? '65' : '40', '--', job.text],
    ],
    print: () => undefined,
    printErr: (line) => complaints.push(line),
  });
  try {
    return { wav: espeak.FS.readFile('speech.wav') };
  } catch {
    return { error: `eSpeak NG has no speech for ${job.languageCode}: ${complaints.join(' ')}` };
  }
};

process.on('message', (job: SpeechJob) => {
  speak(job).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ error: String(error) } satisfies SpeechReply),
  );
});
process.on('disconnect', () => process.exit());
