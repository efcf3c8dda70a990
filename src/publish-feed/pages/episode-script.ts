/// <reference lib="dom" />

/**
 * What a page of an episode does in a browser: the transcript and the chapter's posts follow the voice,
 * a line plays from its moment, words are found, and a link is copied with the time. It is put into the
 * page as its own source, so it uses nothing from outside.
 */
export const followEpisode = (copied: string): void => {
  const audio = document.querySelector('audio');
  if (audio === null) return;
  const lines = [...document.querySelectorAll<HTMLAnchorElement>('a[data-t]')];
  const timed = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].map((element) => ({
      element,
      at: Number(element.dataset['t']),
    }));
  const followers = [timed('.turn a[data-t]'), timed('.chapters > li[data-t]')];

  const seek = (seconds: number, play: boolean): void => {
    audio.currentTime = seconds;
    if (play) void audio.play();
  };
  const seekToHash = (play: boolean): void => {
    const seconds = Number(/^#t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1] ?? Number.NaN);
    if (!Number.isNaN(seconds)) seek(seconds, play);
  };

  for (const line of lines) {
    line.addEventListener('click', (event) => {
      event.preventDefault();
      seek(Number(line.dataset['t']), true);
    });
  }
  audio.addEventListener('timeupdate', () => {
    for (const items of followers) {
      let current: HTMLElement | undefined;
      for (const { element, at } of items) {
        if (at <= audio.currentTime + 0.05) current = element;
      }
      for (const { element } of items) {
        const isNow = element === current;
        element.classList.toggle('now', isNow);
        if (isNow) element.setAttribute('aria-current', 'true');
        else element.removeAttribute('aria-current');
      }
    }
  });

  const search = document.querySelector<HTMLInputElement>('#find');
  search?.addEventListener('input', () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    for (const turn of document.querySelectorAll<HTMLElement>('.turn')) {
      turn.hidden = wanted !== '' && !(turn.textContent ?? '').toLocaleLowerCase().includes(wanted);
    }
  });

  const share = document.querySelector<HTMLButtonElement>('#share');
  share?.addEventListener('click', async () => {
    const address = `${location.href.split('#')[0]}#t=${Math.floor(audio.currentTime)}`;
    history.replaceState(null, '', address);
    await navigator.clipboard?.writeText(address);
    const label = share.textContent;
    share.textContent = copied;
    setTimeout(() => {
      share.textContent = label;
    }, 2000);
  });

  if (location.search === '?embed') document.documentElement.classList.add('embed');
  for (const element of document.querySelectorAll<HTMLElement>('[data-needs-script]')) {
    element.hidden = false;
  }
  addEventListener('hashchange', () => seekToHash(true));
  seekToHash(false);
};
