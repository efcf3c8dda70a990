import type { CostRecorder } from '../../cost/record-costs.ts';
import { priceNameOf, type SpeechEndpoint } from './speech-provider.ts';
import type { SpeechRequest, SpeechSynthesizer } from './speech-synthesizer.ts';

/** What is counted of a request: every character that is sent, those of tags too. */
const billedCharacters = ({ text, marked }: Pick<SpeechRequest, 'text' | 'marked'>): number => {
  const sent = marked === undefined ? text : 'ssml' in marked ? marked.ssml : marked.markup;
  return [...sent].length;
};

/**
 * A synthesizer that notes the characters of what is answered, for that is paid: hedges and sounds
 * that are refused too. A call that fails or is cancelled is not.
 */
export const meterSpeech = (
  synthesizer: SpeechSynthesizer,
  costs: Pick<CostRecorder, 'add'>,
  endpoint?: SpeechEndpoint,
): SpeechSynthesizer => ({
  async synthesize(request, options) {
    const wav = await synthesizer.synthesize(request, options);
    costs.add({
      ...priceNameOf(request.voice, endpoint),
      unit: 'characters',
      quantity: billedCharacters(request),
    });
    return wav;
  },
});
