import type { CostRecorder } from '../cost/record-costs.ts';
import { familyName } from '../voices/voice-family.ts';
import { SPEECH_PROVIDER, type SpeechSynthesizer } from './speech-synthesizer.ts';

/**
 * A synthesizer that notes the characters of what is answered, for that is paid: hedges and sounds
 * that are refused too. A call that fails or is cancelled is not.
 */
export const meterSpeech = (
  synthesizer: SpeechSynthesizer,
  costs: Pick<CostRecorder, 'add'>,
): SpeechSynthesizer => ({
  async synthesize(request, options) {
    const wav = await synthesizer.synthesize(request, options);
    costs.add({
      provider: SPEECH_PROVIDER,
      product: familyName(request.voice),
      unit: 'characters',
      quantity: [...request.text].length,
    });
    return wav;
  },
});
