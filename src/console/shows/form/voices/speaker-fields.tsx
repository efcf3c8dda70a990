import { PITCH, SPEAKING_RATE } from '../../../../show/voice/voice-bounds.ts';
import { t } from '../../../language/translate.ts';
import { Field } from '../../../ui/field.tsx';
import type { FieldsProps } from '../fields-props.ts';
import { RangeField } from '../range-field.tsx';
import { TextField } from '../text-field.tsx';
import { ORDINALS } from '../values/speaker-values.ts';
import { ListenButton } from './listen-button.tsx';
import type { KnownVoices } from './use-voices.ts';
import { groupVoices, inWords, paceInWords, pitchInWords } from './voice-words.ts';

const LABELS = [
  { role: 'First speaker', voice: 'Voice', pace: 'Pace', pitch: 'Pitch' },
  { role: 'Second speaker', voice: 'Second voice', pace: 'Second pace', pitch: 'Second pitch' },
  { role: 'Third speaker', voice: 'Third voice', pace: 'Third pace', pitch: 'Third pitch' },
  { role: 'Fourth speaker', voice: 'Fourth voice', pace: 'Fourth pace', pitch: 'Fourth pitch' },
] as const;

interface SpeakerFieldsProps extends FieldsProps {
  /** Which one, counted from 0. */
  readonly speaker: 0 | 1 | 2 | 3;
  readonly voices: KnownVoices;
}

/** Who a speaker is, with which voice, and how it speaks as far as the voice lets one choose. */
export const SpeakerFields = ({ speaker, voices: known, ...props }: SpeakerFieldsProps) => {
  const { values, errors, change } = props;
  const ordinal = ORDINALS[speaker];
  const names = {
    role: `${ordinal}Role`,
    name: `${ordinal}Name`,
    character: `${ordinal}Character`,
    voice: `${ordinal}Voice`,
    rate: `${ordinal}Rate`,
    pitch: `${ordinal}Pitch`,
  } as const;
  const labels = LABELS[speaker];
  // A language has two voices of its own.
  const none = speaker < 2 ? t('The language’s default') : t('A voice of its own');
  const { voices = [], defaults = [] } = known.list ?? {};
  const find = (name: string | undefined) => voices.find((voice) => voice.name === name);
  const chosen = values[names.voice];
  const usual = find(defaults[speaker]);
  const speaking = chosen === '' ? usual : find(chosen);
  const choose = (name: string) => {
    const voice = name === '' ? usual : find(name);
    change({
      [names.voice]: name,
      ...(voice?.hasSpeakingRate === false && { [names.rate]: '1' }),
      ...(voice?.hasPitch === false && { [names.pitch]: '0' }),
    });
  };
  return (
    <div class="speaker-fields">
      <div class="pair">
        <TextField
          {...props}
          name={names.role}
          label={t(labels.role)}
          placeholder={t('A role, such as host')}
        />
        {known.isMissing ? (
          <TextField {...props} name={names.voice} label={t(labels.voice)} placeholder={none} />
        ) : (
          <Field label={t(labels.voice)} errors={errors[names.voice] ?? []}>
            {(control) => (
              <select
                {...control}
                name={names.voice}
                value={chosen}
                onChange={(event) => choose(event.currentTarget.value)}
              >
                <option value="">{usual ? t('The language’s: {0}', inWords(usual)) : none}</option>
                {chosen !== '' && !find(chosen) && (
                  <option value={chosen}>
                    {chosen}
                    {known.list && ` ${t('(not among this language’s voices)')}`}
                  </option>
                )}
                {[...groupVoices(voices)].map(([label, group]) => (
                  <optgroup key={label} label={label}>
                    {group.map((voice) => (
                      <option key={voice.name} value={voice.name}>
                        {inWords(voice)}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {values.writer !== 'built-in' && (
        <div class="pair">
          <TextField
            {...props}
            name={names.name}
            label={t('{0}’s name', t(labels.role))}
            placeholder={t('What the others call them')}
          />
          <TextField
            {...props}
            name={names.character}
            label={t('{0}’s character', t(labels.role))}
            placeholder={t('Who they are, and how they speak')}
          />
        </div>
      )}
      {speaking !== undefined && (
        <ListenButton
          voice={speaking.name}
          languageCode={values.languageCode.trim()}
          label={t('Listen to {0}', inWords(speaking))}
        />
      )}
      <div class="pair">
        {(speaking?.hasSpeakingRate || values[names.rate] !== '1') && (
          <RangeField
            {...props}
            {...SPEAKING_RATE}
            name={names.rate}
            label={t(labels.pace)}
            step={0.05}
            inWords={paceInWords}
          />
        )}
        {(speaking?.hasPitch || values[names.pitch] !== '0') && (
          <RangeField
            {...props}
            {...PITCH}
            name={names.pitch}
            label={t(labels.pitch)}
            step={1}
            inWords={pitchInWords}
          />
        )}
      </div>
    </div>
  );
};
