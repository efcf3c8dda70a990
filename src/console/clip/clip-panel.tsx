import { useState } from 'preact/hooks';
import type { ClipView } from '../../api/audio-clips/schema.ts';
import type { Cue } from '../../episode/transcript/cues.ts';
import { ForRole } from '../access/for-role.tsx';
import { inWords } from '../api/api-errors.ts';
import { useConsole } from '../context.ts';
import { clockTime, tookTime } from '../format/duration.ts';
import { shortMoment } from '../format/moment.ts';
import { t } from '../language/translate.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useAction } from '../use-action.ts';
import { isMarked, type MarkedStretch } from './mark-stretch.ts';
import { SoundbiteForm } from './soundbite-form.tsx';

interface ClipPanelProps {
  readonly episodeId: string;
  readonly marked: MarkedStretch | null;
  readonly cues: readonly Cue[];
}

const wordsOf = (cues: readonly Cue[], marked: MarkedStretch | null): string =>
  cues
    .filter((cue) => isMarked(marked, cue))
    .map(({ text }) => text)
    .join(' ');

/** Makes a clip of what is marked in the transcript, plays it, and hands out its address. */
export const ClipPanel = ({ episodeId, marked, cues }: ClipPanelProps) => {
  const { api } = useConsole();
  const [made, setMade] = useState<{ clip: ClipView; of: MarkedStretch } | null>(null);
  const making = useAction(async () => {
    if (marked === null) return;
    const { startMs, endMs } = marked;
    setMade({ clip: await api.makeClip(episodeId, startMs, endMs - startMs), of: marked });
  });
  // Another stretch may have been marked since.
  const clip = made?.of === marked ? made?.clip : undefined;
  return (
    <section class="clip" aria-label={t('Clip')}>
      {marked === null ? (
        <p class="hint">{t('Choose the line of the transcript that the clip begins with.')}</p>
      ) : (
        <>
          <p>
            <strong>
              {clockTime(marked.startMs)} – {clockTime(marked.endMs)}
            </strong>
            , {tookTime(marked.endMs - marked.startMs)}{' '}
            <span class="hint">{t('Choose another line to end it there; a minute at most.')}</span>
          </p>
          <button
            type="button"
            onClick={making.run}
            disabled={making.isRunning || clip !== undefined}
          >
            {making.isRunning ? t('Cutting …') : t('Make the clip')}
          </button>
        </>
      )}
      {making.error !== undefined && (
        <p class="field-errors" role="alert">
          {inWords(making.error)}
        </p>
      )}
      {clip && (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: its words are those that are marked below */}
          <audio controls src={clip.clip_url} aria-label={t('The clip')} />
          <div class="actions">
            <CopyButton text={clip.clip_url} label={t('Copy the link')} />
            <a class="button" href={clip.clip_url} download target="_blank" rel="noreferrer">
              {t('Open the MP3')}
            </a>
            <span class="hint">
              {t('Anyone can fetch it until {0}.', shortMoment(clip.expires_at))}
            </span>
          </div>
          <ForRole needs="editor">
            <SoundbiteForm key={clip.clip_url} clip={clip} words={wordsOf(cues, marked)} />
          </ForRole>
        </>
      )}
    </section>
  );
};
