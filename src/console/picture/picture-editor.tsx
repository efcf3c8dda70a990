import { useRef, useState } from 'preact/hooks';
import { PALETTES, type PaletteName } from '../../show/picture/cover-palettes.ts';
import { inWords } from '../api/api-errors.ts';
import { t } from '../language/translate.ts';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAction } from '../use-action.ts';
import { coverWidth, isLargeEnough, paintSquare, squareOf, WHOLE } from './crop.ts';
import { CropView } from './crop-view.tsx';
import { drawTitle } from './draw-title.ts';
import { DrawnView } from './drawn-view.tsx';
import { toJpeg } from './to-jpeg.ts';

interface PictureEditorProps {
  /** What the button says that opens it. */
  readonly label: string;
  readonly title: string;
  /** BCP 47. */
  readonly languageCode: string;
  /** What the button says that takes the picture away; null where there is none to take. */
  readonly removeLabel: string | null;
  readonly save: (file: Blob) => Promise<void>;
  readonly remove: () => Promise<void>;
}

const DRAWN_PIXELS = 3000;

/** A picture of which the browser shows what it is, or why it can't be a cover. */
const open = async (file: File): Promise<ImageBitmap | string> => {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return t('“{0}” is no picture that this browser can read.', file.name);
  if (isLargeEnough(picture)) return picture;
  const { width, height } = picture;
  return t('It has {0} × {1} pixels; a cover needs 1400 at its shorter side.', width, height);
};

const Editor = ({ close, ...props }: PictureEditorProps & { readonly close: () => void }) => {
  const { title, languageCode, removeLabel } = props;
  const [isDrawn, setIsDrawn] = useState(false);
  const [palette, setPalette] = useState<PaletteName>('Forest');
  const [picture, setPicture] = useState<ImageBitmap | string | null>(null);
  const [crop, setCrop] = useState(WHOLE);
  const bitmap = picture instanceof ImageBitmap ? picture : null;

  const makeFile = (): Promise<Blob> => {
    if (isDrawn || bitmap === null) {
      const cover = { title, languageCode, palette: PALETTES[palette] };
      return toJpeg(DRAWN_PIXELS, (context) => drawTitle(context, cover));
    }
    const square = squareOf(bitmap, crop);
    return toJpeg(coverWidth(square), (context) => {
      context.imageSmoothingQuality = 'high';
      paintSquare(context, bitmap, square);
    });
  };
  const saving = useAction(async () => {
    await props.save(await makeFile());
    close();
  });
  const removing = useAction(async () => {
    await props.remove();
    close();
  });
  const error = saving.error ?? removing.error;
  const isBusy = saving.isRunning || removing.isRunning;
  return (
    <>
      <div class="choices" role="radiogroup" aria-label={t('What it shows')}>
        {([false, true] as const).map((drawn) => (
          <label key={String(drawn)} class="check">
            <input
              type="radio"
              name="cover-kind"
              checked={isDrawn === drawn}
              onChange={() => setIsDrawn(drawn)}
            />
            {drawn ? t('The title, drawn') : t('A picture of yours')}
          </label>
        ))}
      </div>
      {isDrawn ? (
        <DrawnView {...{ title, languageCode, palette }} change={setPalette} />
      ) : (
        <>
          <Field
            label={t('Picture file')}
            hint={t('At least 1400 pixels at its shorter side; a square of it is shown.')}
            errors={typeof picture === 'string' ? [picture] : []}
          >
            {(control) => (
              <input
                {...control}
                type="file"
                accept="image/*"
                onChange={async (event) => {
                  const [file] = event.currentTarget.files ?? [];
                  setCrop(WHOLE);
                  setPicture(file ? await open(file) : null);
                }}
              />
            )}
          </Field>
          {bitmap && <CropView picture={bitmap} crop={crop} change={setCrop} />}
        </>
      )}
      {error !== undefined && (
        <Notice tone="bad" title={t('The picture isn’t saved')}>
          <p dir="auto">{inWords(error)}</p>
        </Notice>
      )}
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={isBusy || !(isDrawn || bitmap)}
          onClick={saving.run}
        >
          {saving.isRunning ? t('Saving …') : t('Save the picture')}
        </button>
        {removeLabel !== null && (
          <button type="button" class="quiet-bad" disabled={isBusy} onClick={removing.run}>
            {removeLabel}
          </button>
        )}
        <button type="button" onClick={close}>
          {t('Cancel')}
        </button>
      </div>
    </>
  );
};

/** A button, and behind it what gives a show or an episode another picture. */
export const PictureEditor = (props: PictureEditorProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true);
          dialog.current?.showModal();
        }}
      >
        {props.label}
      </button>
      <dialog
        ref={dialog}
        class="picture-editor"
        aria-label={props.label}
        onClose={() => setIsOpen(false)}
      >
        {isOpen && <Editor {...props} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
};
