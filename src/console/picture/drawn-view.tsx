import { PALETTES, type PaletteName } from '../../show/picture/cover-palettes.ts';
import { t } from '../language/translate.ts';
import { drawTitle } from './draw-title.ts';
import { Preview } from './preview.tsx';

interface DrawnViewProps {
  readonly title: string;
  readonly languageCode: string;
  readonly palette: PaletteName;
  readonly change: (palette: PaletteName) => void;
}

const NAMES: readonly PaletteName[] = [
  ...(['Forest', 'Night', 'Brick', 'Plum'] as const),
  ...(['Ink', 'Sand', 'Sky', 'Rose'] as const),
];

/** Chooses the colours of a cover that is drawn of its title. */
export const DrawnView = ({ title, languageCode, palette, change }: DrawnViewProps) => (
  <>
    <Preview
      label={t('The drawn cover')}
      paint={(context) => drawTitle(context, { title, languageCode, palette: PALETTES[palette] })}
    />
    <fieldset class="group swatches">
      <legend>{t('Colours')}</legend>
      {NAMES.map((name) => (
        <label key={name} class="swatch">
          <input
            type="radio"
            name="palette"
            class="visually-hidden"
            checked={name === palette}
            onChange={() => change(name)}
          />
          <span
            class="swatch-colour"
            style={{ backgroundColor: PALETTES[name].ground, borderColor: PALETTES[name].figure }}
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  </>
);
