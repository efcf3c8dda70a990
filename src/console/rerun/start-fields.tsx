import type { StartFrom } from '../../episode/input/start-steps.ts';
import { t } from '../language/translate.ts';

const STARTS = [
  { from: null, label: 'Where it has to, for what is changed' },
  { from: 'collect', label: 'At its posts: they are collected anew' },
  { from: 'script', label: 'At its script: it is written anew from the posts there are' },
  { from: 'audio', label: 'At its sound: the script is taken as it is' },
  { from: 'publish', label: 'At its publication: nothing is made again' },
] as const satisfies readonly { readonly from: StartFrom | null; readonly label: string }[];

interface StartFieldsProps {
  readonly from: StartFrom | null;
  choose(from: StartFrom | null): void;
}

/** Where another attempt begins. */
export const StartFields = ({ from, choose }: StartFieldsProps) => (
  <fieldset>
    <legend>{t('Where it starts')}</legend>
    <div class="choices" role="radiogroup" aria-label={t('Start')}>
      {STARTS.map((start) => (
        <label class="check" key={start.label}>
          <input
            type="radio"
            name="from"
            checked={from === start.from}
            onChange={() => choose(start.from)}
          />
          {t(start.label)}
        </label>
      ))}
    </div>
  </fieldset>
);
