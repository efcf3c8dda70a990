import type { ComponentChildren, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../language/translate.ts';

const SKIP_SECONDS = 15;
const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

interface PlayerProps {
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly url: string;
  readonly label: string;
  /** Called with the place that is played, in milliseconds. */
  readonly moved: (ms: number) => void;
  readonly failed: () => void;
  /** What goes with the place that is played. */
  readonly children?: ComponentChildren;
}

const skip = (audio: HTMLAudioElement | null, seconds: number): void => {
  if (audio) audio.currentTime = Math.max(0, audio.currentTime + seconds);
};

const toggle = (audio: HTMLAudioElement | null): void => {
  if (!audio?.paused) {
    audio?.pause();
    return;
  }
  // A player that isn't allowed to begin by itself waits for its own button.
  void audio.play().catch(() => {});
};

/** Whether a key is meant for the player: pressed on its part of the page, and not where one types. */
const isForPlayer = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !(ctrlKey || metaKey || altKey) &&
  target instanceof Element &&
  target.closest('.listen') !== null &&
  target.closest('input, textarea, select') === null;

/** The audio, which stays in sight while the page is read, with skips, speeds and keys. */
export const Player = ({ audio, url, label, moved, failed, children }: PlayerProps) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPlayer(event)) return;
      if (event.key === 'k') toggle(audio.current);
      if (event.key === 'j') skip(audio.current, -SKIP_SECONDS);
      if (event.key === 'l') skip(audio.current, SKIP_SECONDS);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [audio]);
  return (
    <div class="player">
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands below, every word of it */}
      <audio
        ref={audio}
        controls
        preload="metadata"
        src={url}
        aria-label={label}
        onTimeUpdate={(event) => moved(event.currentTarget.currentTime * 1000)}
        onError={failed}
      />
      <div class="player-row">
        <button
          type="button"
          aria-keyshortcuts="j"
          onClick={() => skip(audio.current, -SKIP_SECONDS)}
        >
          {t('−{0} s', SKIP_SECONDS)}
        </button>
        <button
          type="button"
          aria-keyshortcuts="l"
          onClick={() => skip(audio.current, SKIP_SECONDS)}
        >
          {t('+{0} s', SKIP_SECONDS)}
        </button>
        <label>
          <span class="visually-hidden">{t('Speed')}</span>
          <select
            onChange={(event) => {
              if (audio.current) audio.current.playbackRate = Number(event.currentTarget.value);
            }}
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed} selected={speed === 1}>
                {speed}×
              </option>
            ))}
          </select>
        </label>
        <span class="player-keys hint">
          <kbd>k</kbd> {t('plays and stops,')} <kbd>j</kbd> {t('and')} <kbd>l</kbd> {t('skip')}
        </span>
      </div>
      {children}
    </div>
  );
};
