import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EpisodeStatusView } from '../../../api/episode-status/schema.ts';
import { episodePageKey } from '../../../episode/storage-keys.ts';
import type { Cue } from '../../../episode/transcript/cues.ts';
import { type MarkedStretch, markLine } from '../../clip/mark-stretch.ts';
import { useConsole } from '../../context.ts';
import { t } from '../../language/translate.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { lazyPage } from '../../ui/lazy-page.tsx';
import { useResource } from '../../use-resource.ts';
import { ChapterList } from './chapter-list.tsx';
import { loadCompanions, NO_COMPANIONS } from './load-companions.ts';
import { Player } from './player.tsx';
import { EpisodePosts } from './posts/episode-posts.tsx';
import { NowTold } from './posts/now-told.tsx';
import { NOTHING_TOLD, toldAt } from './posts/told-posts.ts';
import { useToldPosts } from './posts/use-told-posts.ts';
import { Transcript } from './transcript.tsx';

const ClipPanel = lazyPage(async () => (await import('../../clip/clip-panel.tsx')).ClipPanel);

interface ListenPanelProps {
  readonly episode: EpisodeStatusView;
  readonly audioUrl: string;
  /** The moment to play from, where one was asked for. */
  readonly startMs: number | undefined;
}

/** The audio, with its chapters and transcript: each chapter and each line plays from there. */
export const ListenPanel = ({ episode, audioUrl, startMs }: ListenPanelProps) => {
  const { settings } = useConsole();
  const audio = useRef<HTMLAudioElement>(null);
  const [positionMs, setPositionMs] = useState(0);
  const [isBroken, setIsBroken] = useState(false);
  const [isMarking, setIsMarking] = useState(false);
  const [marked, setMarked] = useState<MarkedStretch | null>(null);
  const companions = useResource(`${episode.transcript?.url} ${episode.chaptersUrl}`, {
    load: (signal) => loadCompanions(episode, signal),
  });
  const known = companions.data ?? NO_COMPANIONS;
  const { cues, chapters, language } = known;
  const posts = useToldPosts(episode, known);
  const told = posts.data?.told;
  const now = told && positionMs > 0 ? toldAt(told.spans, positionMs) : NOTHING_TOLD;
  const spoken = cues.find(
    ({ startMs: from, endMs }) => positionMs > 0 && from <= positionMs && positionMs < endMs,
  );
  const toggleMarking = () => {
    setIsMarking(!isMarking);
    setMarked(null);
  };
  const mark = (cue: Cue) => setMarked((before) => markLine(before, cue));
  const playFrom = useCallback((ms: number) => {
    if (!audio.current) return;
    audio.current.currentTime = ms / 1000;
    setPositionMs(ms);
    // A player that isn't allowed to begin by itself waits for its own button.
    void audio.current.play().catch(() => {});
  }, []);
  useEffect(() => {
    if (startMs === undefined) return;
    audio.current?.scrollIntoView({ block: 'center' });
    playFrom(startMs);
  }, [startMs]);
  return (
    <section class="card listen" aria-label={t('Listen')}>
      <Player
        audio={audio}
        url={audioUrl}
        label={episode.title ?? t('The episode')}
        moved={setPositionMs}
        failed={() => setIsBroken(true)}
      >
        {told && <NowTold posts={now} />}
      </Player>
      {isBroken && (
        <p class="field-errors" role="alert">
          {t(
            'The audio can’t be played from {0}. Check that this address can be reached.',
            audioUrl,
          )}
        </p>
      )}
      <div class="actions">
        <a class="button" href={audioUrl} download target="_blank" rel="noreferrer">
          {t('Open the MP3')}
        </a>
        <CopyButton text={audioUrl} label={t('Copy its address')} />
        {episode.publishedAt !== null && episode.visibility === 'public' && (
          <a
            class="button"
            href={`${settings.mediaBaseUrl}/${episodePageKey(episode.podcastId, episode.episodeId)}`}
            target="_blank"
            rel="noreferrer"
          >
            {t('Its page for listeners')}
          </a>
        )}
      </div>
      {companions.error !== undefined && (
        <p class="hint" role="status">
          {t('Chapters and transcript can’t be read right now.')}{' '}
          <button type="button" class="plain" onClick={companions.reload}>
            {t('Try again')}
          </button>
        </p>
      )}
      <ChapterList
        chapters={chapters}
        language={language}
        positionMs={positionMs}
        playFrom={playFrom}
      />
      {cues.length > 0 && episode.publishedAt !== null && (
        <div class="clip-start">
          <button type="button" aria-pressed={isMarking} onClick={toggleMarking}>
            {isMarking ? t('Done with clips') : t('Make a clip')}
          </button>
          {isMarking && <ClipPanel episodeId={episode.episodeId} marked={marked} cues={cues} />}
        </div>
      )}
      <Transcript
        cues={cues}
        language={language}
        spoken={spoken}
        playFrom={playFrom}
        marking={isMarking ? { marked, mark } : null}
        told={told}
      />
      {!episode.isImported && <EpisodePosts resource={posts} now={now} playFrom={playFrom} />}
    </section>
  );
};
